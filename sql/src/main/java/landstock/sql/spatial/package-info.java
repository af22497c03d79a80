/**
 * What geometry can do in our SQL: every {@code ST_*} function as a pure value in {@link
 * landstock.sql.spatial.SpatialFunctions#ALL}, the forms geometry is written in (WKB, WKT,
 * GeoJSON), and the caps it must keep. Planar, two ordinates, axis order (easting, northing) or
 * (lon, lat). Knows no connection, no Calcite and no table.
 */
@NullMarked
package landstock.sql.spatial;

import org.jspecify.annotations.NullMarked;
