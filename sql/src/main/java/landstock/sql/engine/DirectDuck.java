package landstock.sql.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import landstock.sql.problem.LandstockException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB alone on one file, whose tables need no prefix: the other side of a comparison. Nothing is
 * locked, so only trusted SQL may come here.
 */
public final class DirectDuck implements Engine {
  private final DuckDBConnection root;
  private final BufferAllocator allocator;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "direct-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  private DirectDuck(DuckDBConnection root, DuckEngine.Settings settings) {
    this.root = root;
    this.allocator = new RootAllocator(((long) settings.arrowMb()) << 20);
  }

  /**
   * Opens a file that nobody writes.
   *
   * @throws LandstockException CORRUPT if DuckDB cannot read it
   */
  public static DirectDuck open(Path file, DuckEngine.Settings settings) {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("threads", String.valueOf(settings.threads()));
    properties.setProperty("memory_limit", settings.memoryMb() + "MiB");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      DuckDBConnection root =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
      try (Statement statement = root.createStatement()) {
        statement.execute("SET GLOBAL TimeZone = 'UTC'");
      }
      return new DirectDuck(root, settings);
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.CORRUPT,
          file.getFileName() + " does not open: " + DuckErrors.firstLine(e),
          e);
    }
  }

  @Override
  public Execution execute(
      String sql, List<@Nullable Object> parameters, Limits limits, Control control) {
    return new Start(root, allocator, watchdog, sql, parameters, limits, control).start();
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    try {
      root.close();
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.INTERNAL, "DuckDB does not close: " + e.getMessage(), e);
    }
    allocator.close();
  }
}
