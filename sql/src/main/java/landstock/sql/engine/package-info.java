/**
 * DuckDB: the only package that holds a JDBC connection. {@link landstock.sql.engine.Engine}
 * answers rendered statements as Arrow from read-only snapshots; {@link
 * landstock.sql.engine.BuildDatabase} writes the one that is being built. Knows no Calcite, no
 * HTTP, no city.
 */
@NullMarked
package landstock.sql.engine;

import org.jspecify.annotations.NullMarked;
