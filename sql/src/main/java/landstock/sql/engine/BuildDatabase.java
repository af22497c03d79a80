package landstock.sql.engine;

import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import landstock.sql.problem.LandstockException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB instance that builds or checks a snapshot: one database called {@value #NAME}, others
 * attached beside it. Statements keep the order of rows; {@code ST_*} of any number of vertices,
 * {@code hilbert_key}, {@code dissolve}, {@code askable}, {@code polygons}, {@code overlaps_m2} and
 * {@code exact_sum} may be used. Only trusted SQL comes here. Used by one thread at a time.
 */
public final class BuildDatabase implements AutoCloseable {

  /** Name of the database that unqualified schemas belong to. */
  public static final String NAME = "warehouse";

  private final DuckDBConnection connection;

  private BuildDatabase(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens a file for writing, new or existing.
   *
   * @throws LandstockException INTERNAL if DuckDB cannot
   */
  public static BuildDatabase write(Path file, BuildSettings settings) {
    String options = "ROW_GROUP_SIZE " + settings.rowGroupSize();
    return open(file, options, settings);
  }

  /**
   * Opens a published or staged file without being able to change it.
   *
   * @throws LandstockException CORRUPT if DuckDB cannot read it
   */
  public static BuildDatabase read(Path file, BuildSettings settings) {
    return open(file, "READ_ONLY", settings);
  }

  /**
   * An instance without a database, which reads foreign files; large results pass through instead
   * of being held.
   *
   * @throws LandstockException INTERNAL if DuckDB cannot
   */
  public static BuildDatabase inMemory(BuildSettings settings) {
    try {
      return new BuildDatabase(connect(settings, true));
    } catch (SQLException e) {
      throw failure("open", e);
    }
  }

  private static BuildDatabase open(Path file, String options, BuildSettings settings) {
    try {
      DuckDBConnection connection = connect(settings, false);
      try {
        SpatialUdfs.registerForBuild(connection);
        SpatialUdfs.createMacros(connection);
        BuildFunctions.register(connection);
        BuildPolygons.register(connection);
        BuildDatabase database = new BuildDatabase(connection);
        attach(connection, file, NAME, options);
        database.execute("SET search_path = '" + NAME + ".main,memory.main'");
        return database;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new LandstockException(
          LandstockException.Code.CORRUPT,
          file.getFileName() + " does not open: " + firstLine(e),
          e);
    }
  }

  /**
   * Attaches a second file for writing, as database {@code name}; its tables are {@code name.t}.
   */
  public void attach(Path file, String name) {
    try {
      attach(connection, file, name, "ROW_GROUP_SIZE 122880");
    } catch (SQLException e) {
      throw failure("ATTACH " + name, e);
    }
  }

  /** Attaches a second file that is only read. */
  public void attachReadOnly(Path file, String name) {
    try {
      attach(connection, file, name, "READ_ONLY");
    } catch (SQLException e) {
      throw failure("ATTACH " + name, e);
    }
  }

  public void detach(String name) {
    execute("DETACH " + Identifiers.quote(name));
  }

  /** Runs one statement. */
  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Runs one changing statement and gives the number of rows it touched. */
  public long update(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** A small result, whole: values as JDBC gives them, NULL as null. */
  public List<List<@Nullable Object>> query(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        int width = result.getMetaData().getColumnCount();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>(width);
          for (int i = 1; i <= width; i++) {
            row.add(result.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** What is done with a row of a large result. */
  @FunctionalInterface
  public interface RowConsumer<E extends Exception> {
    /**
     * @param row values as JDBC gives them, BLOB as byte[], NULL as null
     */
    void accept(@Nullable Object[] row) throws E;
  }

  /** A large result, row by row. */
  public <E extends Exception> void forEach(String sql, RowConsumer<E> consumer) throws E {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        @Nullable Object[] row = new @Nullable Object[width];
        for (int i = 0; i < width; i++) {
          Object value = result.getObject(i + 1);
          row[i] = value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : value;
        }
        consumer.accept(row);
      }
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** The single number a query gives; 0 for NULL. */
  public long count(String sql) {
    return query(sql).get(0).get(0) instanceof Number number ? number.longValue() : 0;
  }

  /** Opens a fast way to add rows to a table; close it before reading them. */
  public RowAppender append(String database, String schema, String table) {
    return RowAppender.open(connection, database, schema, table);
  }

  /** Moves everything from the write-ahead log into the file. */
  public void checkpoint() {
    execute("CHECKPOINT " + NAME);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure("close", e);
    }
  }

  private static DuckDBConnection connect(BuildSettings settings, boolean stream)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("threads", String.valueOf(settings.threads()));
    properties.setProperty("memory_limit", settings.memoryMb() + "MiB");
    properties.setProperty("temp_directory", settings.spillDirectory().toString());
    properties.setProperty("preserve_insertion_order", "true");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("allow_persistent_secrets", "false");
    properties.setProperty("jdbc_stream_results", String.valueOf(stream));
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
  }

  private static void attach(Connection connection, Path file, String name, String options)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ATTACH "
              + Identifiers.literal(file.toAbsolutePath().toString())
              + " AS "
              + Identifiers.quote(name)
              + " ("
              + options
              + ")");
    }
  }

  static LandstockException failure(String sql, SQLException e) {
    return new LandstockException(
        LandstockException.Code.INTERNAL, firstLine(e) + " in: " + sql, e);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
