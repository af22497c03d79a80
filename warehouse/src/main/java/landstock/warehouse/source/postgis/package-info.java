/** Tables and queries of a PostgreSQL server with PostGIS. */
@NullMarked
package landstock.warehouse.source.postgis;

import org.jspecify.annotations.NullMarked;
