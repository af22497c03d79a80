package landstock.sql.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import landstock.sql.problem.LandstockException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB alone on one file, whose tables need no prefix: the other side of a comparison. Nothing is
 * locked, so only trusted SQL may come here.
 */
public final class DirectDuck implements Engine {
  private final Instance instance;

  private DirectDuck(Instance instance) {
    this.instance = instance;
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
      return new DirectDuck(new Instance(() -> root(file, properties), settings.arrowMb()));
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.CORRUPT,
          file.getFileName() + " does not open: " + DuckErrors.firstLine(e),
          e);
    }
  }

  private static DuckDBConnection root(Path file, Properties properties) throws SQLException {
    DuckDBConnection root =
        (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    try (Statement statement = root.createStatement()) {
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
    }
    return root;
  }

  @Override
  public Execution execute(
      String sql, List<@Nullable Object> parameters, Limits limits, Control control) {
    return instance.execute(sql, parameters, limits, control);
  }

  @Override
  public void close() {
    instance.close();
  }
}
