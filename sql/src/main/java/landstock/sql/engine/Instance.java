package landstock.sql.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB instance and what its statements share. One that a failure inside DuckDB has made
 * unusable is opened anew, for DuckDB then refuses every statement after it. Thread-safe.
 */
final class Instance implements AutoCloseable {
  private static final int ATTEMPTS = 2;

  private final Opener opener;
  private final BufferAllocator allocator;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "statement-deadlines");
            thread.setDaemon(true);
            return thread;
          });
  private DuckDBConnection root;

  /** Opens an instance, as often as one is needed. */
  interface Opener {
    DuckDBConnection open() throws SQLException;
  }

  /**
   * @param arrowMb of all results under way, in MiB
   */
  Instance(Opener opener, int arrowMb) throws SQLException {
    this.opener = opener;
    this.root = opener.open();
    this.allocator = new RootAllocator(((long) arrowMb) << 20);
  }

  /**
   * As {@link Engine#execute}; asks again where the statement before it left a broken instance.
   *
   * @throws LandstockException CRASHED if this statement itself breaks it
   */
  Execution execute(String sql, List<@Nullable Object> parameters, Limits limits, Control control) {
    for (int attempt = 1; ; attempt++) {
      DuckDBConnection used = root();
      try {
        return new Start(used, allocator, watchdog, sql, parameters, limits, control).start();
      } catch (LandstockException e) {
        if (e.code() != Code.CRASHED) {
          throw e;
        }
        renew(used);
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private synchronized DuckDBConnection root() {
    return root;
  }

  /** Other statements on the broken one have failed as well. */
  private synchronized void renew(DuckDBConnection broken) {
    if (root != broken) {
      return;
    }
    try {
      root = opener.open();
      broken.close();
    } catch (SQLException e) {
      throw new LandstockException(
          Code.INTERNAL, "DuckDB does not open again: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    watchdog.shutdownNow();
    try {
      root.close();
    } catch (SQLException e) {
      throw new LandstockException(Code.INTERNAL, "DuckDB does not close: " + e.getMessage(), e);
    }
    allocator.close();
  }
}
