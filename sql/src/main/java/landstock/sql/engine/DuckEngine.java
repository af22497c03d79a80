package landstock.sql.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.catalog.Column;
import landstock.sql.problem.LandstockException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in this process. The instance itself is in memory; snapshots are attached read-only, then
 * the local file system is disabled and the configuration locked, so that no statement reaches a
 * file ({@code enable_external_access} alone still lets the attached file be read and destroyed).
 */
public final class DuckEngine implements Engine {

  /**
   * What one instance may use.
   *
   * @param threads of DuckDB
   * @param memoryMb of DuckDB, in MiB
   * @param arrowMb of all results under way, in MiB
   */
  public record Settings(int threads, int memoryMb, int arrowMb) {

    /** Beside workers, which have half of the machine's memory: an eighth of it. */
    public static Settings besideWorkers() {
      Settings alone = ofThisMachine();
      return new Settings(alone.threads(), alone.memoryMb() / 4, alone.arrowMb() / 4);
    }

    /** All processors; a quarter of the machine's memory stays for the JVM and the page cache. */
    public static Settings ofThisMachine() {
      var system =
          (com.sun.management.OperatingSystemMXBean)
              java.lang.management.ManagementFactory.getOperatingSystemMXBean();
      long memoryMb = system.getTotalMemorySize() >> 20;
      return new Settings(
          Runtime.getRuntime().availableProcessors(),
          (int) Math.min(memoryMb / 2, 64 * 1024),
          (int) Math.min(memoryMb / 8, 8 * 1024));
    }
  }

  /** Tables of the instance itself live in this database. */
  public static final String INSTANCE_DATABASE = "instance";

  /** Deeper expressions end in an error instead of the process (measured: nesting over 900). */
  private static final int MAX_EXPRESSION_DEPTH = 200;

  private final Instance instance;

  private DuckEngine(Instance instance) {
    this.instance = instance;
  }

  /**
   * Opens an instance on these snapshots.
   *
   * @throws LandstockException CORRUPT if DuckDB cannot open one of the files
   */
  public static DuckEngine open(
      List<SnapshotFile> snapshots, List<InstanceTable> tables, Settings settings) {
    List<SnapshotFile> files = List.copyOf(snapshots);
    List<InstanceTable> own = List.copyOf(tables);
    try {
      NativeLibrary.load();
      return new DuckEngine(new Instance(() -> root(files, own, settings), settings.arrowMb()));
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.INTERNAL, "DuckDB does not open: " + e.getMessage(), e);
    }
  }

  private static DuckDBConnection root(
      List<SnapshotFile> snapshots, List<InstanceTable> tables, Settings settings)
      throws SQLException {
    DuckDBConnection root = connect();
    try {
      configure(root, settings);
      SpatialUdfs.register(root);
      attachInstanceDatabase(root);
      for (SnapshotFile snapshot : snapshots) {
        attach(root, snapshot);
      }
      for (InstanceTable table : tables) {
        create(root, table);
      }
      lock(root);
      return root;
    } catch (SQLException | RuntimeException e) {
      root.close();
      throw e;
    }
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

  private static DuckDBConnection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
  }

  private static void attach(Connection connection, SnapshotFile snapshot) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ATTACH "
              + Identifiers.literal(snapshot.database().toAbsolutePath().toString())
              + " AS "
              + Identifiers.quote(snapshot.id())
              + " (READ_ONLY)");
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.CORRUPT,
          "snapshot " + snapshot.id() + " does not open: " + DuckErrors.firstLine(e),
          e);
    }
  }

  /** A name of our own, for that of the in-memory database is the instance's. */
  private static void attachInstanceDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ATTACH ':memory:' AS " + INSTANCE_DATABASE);
    }
  }

  private static void create(Connection connection, InstanceTable instanceTable)
      throws SQLException {
    String schema = INSTANCE_DATABASE + "." + Identifiers.quote(instanceTable.table().schema());
    String name = schema + "." + Identifiers.quote(instanceTable.table().name());
    List<Column> columns = instanceTable.table().columns();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      statement.execute(
          "CREATE TABLE "
              + name
              + columns.stream()
                  .map(c -> Identifiers.quote(c.name()) + " " + c.type().duckDb())
                  .collect(Collectors.joining(", ", " (", ")")));
    }
    String places =
        Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + name + " VALUES (" + places + ")")) {
      for (List<@Nullable Object> row : instanceTable.rows()) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.execute();
      }
    }
  }

  private static void configure(Connection connection, Settings settings) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + settings.threads());
      statement.execute("SET memory_limit = '" + settings.memoryMb() + "MiB'");
      // Without a bar to draw, DuckDB does not count how far a statement is.
      statement.execute("SET enable_progress_bar = true");
      statement.execute("SET enable_progress_bar_print = false");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET allow_community_extensions = false");
      statement.execute("SET allow_persistent_secrets = false");
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET max_expression_depth = " + MAX_EXPRESSION_DEPTH);
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET disabled_filesystems = 'LocalFileSystem'");
      statement.execute("SET lock_configuration = true");
    }
  }
}
