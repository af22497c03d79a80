/**
 * What GeoJSON and TopoJSON have in common: headers, the {@code crs} member, and geometries taken
 * off the parser in little memory and never more of it than a limit. Must not know datasets.
 */
@NullMarked
package landstock.warehouse.source.json;

import org.jspecify.annotations.NullMarked;
