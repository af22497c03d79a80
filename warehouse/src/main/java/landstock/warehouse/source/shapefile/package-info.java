/** Shapefiles: .shp, .shx, .dbf, .prj and .cpg. */
@NullMarked
package landstock.warehouse.source.shapefile;

import org.jspecify.annotations.NullMarked;
