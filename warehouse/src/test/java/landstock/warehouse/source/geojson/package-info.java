/** Tests of GeoJSON. */
@NullMarked
package landstock.warehouse.source.geojson;

import org.jspecify.annotations.NullMarked;
