/** GeoPackages, which are SQLite databases of strangers: opened so that nothing in them runs. */
@NullMarked
package landstock.warehouse.source.geopackage;

import org.jspecify.annotations.NullMarked;
