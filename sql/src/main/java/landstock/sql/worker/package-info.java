/**
 * Statements in disposable processes. {@link landstock.sql.worker.WorkerEngine} keeps a few child
 * JVMs warm, each with the snapshots open read-only, gives each one statement at a time, and kills
 * what does not end in time; {@link landstock.sql.worker.WorkerMain} is the child. What crosses the
 * pipes is written down in {@link landstock.sql.worker.Frame}. Knows DuckDB only through {@code
 * landstock.sql.engine}; knows no Calcite, no HTTP, no city.
 */
@NullMarked
package landstock.sql.worker;

import org.jspecify.annotations.NullMarked;
