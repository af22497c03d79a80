package landstock.warehouse.source.geopackage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * A SQLite database of a stranger: opened immutable and read-only, without extensions, without
 * trust in what its schema calls, with small limits, and interrupted when nothing comes out of it
 * for a minute (<a href="https://sqlite.org/security.html">sqlite.org/security.html</a>). Used by
 * one thread.
 */
final class ForeignSqlite implements AutoCloseable {
  private static final int MOST_BYTES_OF_A_ROW = 1 << 26;
  private static final long PATIENCE_NS = 60_000_000_000L;
  private static final int STEPS_PER_LOOK = 100_000;

  private final Connection connection;
  private volatile long aliveNs = System.nanoTime();

  ForeignSqlite(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.enableLoadExtension(false);
    connection =
        config.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString() + "?immutable=1");
    try (Statement statement = connection.createStatement()) {
      limit();
      for (String pragma :
          new String[] {
            "trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0"
          }) {
        statement.execute("PRAGMA " + pragma);
      }
      ProgressHandler.setHandler(
          connection,
          STEPS_PER_LOOK,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return System.nanoTime() - aliveNs > PATIENCE_NS ? 1 : 0;
            }
          });
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void limit() throws SQLException {
    SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_ROW);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, 2000);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  }

  /** A statement that is open until the connection is closed. */
  Statement statement() throws SQLException {
    return connection.createStatement();
  }

  /** Something came out of it. */
  void alive() {
    aliveNs = System.nanoTime();
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
