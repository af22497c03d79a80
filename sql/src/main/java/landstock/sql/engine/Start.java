package landstock.sql.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The start of one statement.
 *
 * @param instance gives connections
 * @param clock runs deadlines
 */
record Start(
    DuckDBConnection instance,
    BufferAllocator allocator,
    ScheduledExecutorService clock,
    String sql,
    List<@Nullable Object> parameters,
    Limits limits,
    Control control) {

  /** Fewer cost more calls; more hold more of a wide result at a time (measured: no gain). */
  private static final int BATCH_ROWS = 8_192;

  /**
   * What duckdb_jdbc 2.0.0.1 says instead of the reason, when a streamed statement fails before its
   * first row. The driver's way by chunks tells.
   */
  private static final String STREAMED_ERROR_WITHOUT_TEXT = "Invalid result set";

  /** Starts the statement and waits for its first rows. */
  DuckExecution start() {
    Deque<AutoCloseable> resources = new ArrayDeque<>();
    Watch watch = null;
    try {
      DuckDBPreparedStatement statement = prepare(resources);
      watch = watch(statement, resources);
      BufferAllocator own = allocator.newChildAllocator("statement", 0, allocator.getLimit());
      resources.push(own);
      DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery();
      resources.push(result);
      ArrowReader reader = (ArrowReader) result.arrowExportStream(own, BATCH_ROWS);
      resources.push(reader);
      return new DuckExecution(sql, limits, control, watch, reader, resources);
    } catch (SQLException | IOException | RuntimeException e) {
      LandstockException failure = DuckExecution.failure(e, watch, sql);
      DuckExecution.closeAll(resources);
      throw failure.text().contains(STREAMED_ERROR_WITHOUT_TEXT) ? diagnose() : failure;
    }
  }

  private LandstockException diagnose() {
    Deque<AutoCloseable> resources = new ArrayDeque<>();
    Watch watch = null;
    try {
      DuckDBPreparedStatement statement = prepare(resources);
      watch = watch(statement, resources);
      statement.query().close();
      return new LandstockException(
          Code.INTERNAL, "the statement failed once and not again: " + sql);
    } catch (SQLException | RuntimeException e) {
      return DuckExecution.failure(e, watch, sql);
    } finally {
      DuckExecution.closeAll(resources);
    }
  }

  private Watch watch(DuckDBPreparedStatement statement, Deque<AutoCloseable> resources) {
    Watch watch = new Watch(statement, limits, clock);
    resources.push(watch);
    resources.push(control::ends);
    control.begins(() -> watch.stop(Code.CANCELLED), watch::progress);
    return watch;
  }

  private DuckDBPreparedStatement prepare(Deque<AutoCloseable> resources) throws SQLException {
    DuckDBConnection connection = instance.duplicate();
    resources.push(connection);
    DuckDBPreparedStatement statement = connection.prepare(sql);
    resources.push(statement);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
