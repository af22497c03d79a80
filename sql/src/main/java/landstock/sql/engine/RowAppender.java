package landstock.sql.engine;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to one table on a session of its own. Rows are seen by others after {@link #close()}.
 * Used by one thread at a time.
 */
public final class RowAppender implements AutoCloseable {
  private final String table;
  private final DuckDBConnection session;
  private final DuckDBAppender appender;

  private RowAppender(String table, DuckDBConnection session, DuckDBAppender appender) {
    this.table = table;
    this.session = session;
    this.appender = appender;
  }

  static RowAppender open(DuckDBConnection root, String database, String schema, String table) {
    String name = database + "." + schema + "." + table;
    try {
      DuckDBConnection session = root.duplicate();
      // One transaction: else every 2,048 rows go through the write-ahead log one by one.
      session.setAutoCommit(false);
      DuckDBAppender appender = session.createAppender(database, schema, table);
      appender.unsafeBreakThreadConfinement(); // else only this thread may add rows
      return new RowAppender(name, session, appender);
    } catch (SQLException e) {
      throw BuildDatabase.failure("append to " + name, e);
    }
  }

  /**
   * One row: for each column in stored order null, or exactly its Java type: String, Integer, Long,
   * Double, BigDecimal of the column's scale, Boolean, LocalDate, LocalDateTime, byte[].
   */
  public void row(@Nullable Object[] values) {
    try {
      appender.beginRow();
      for (Object value : values) {
        append(value);
      }
      appender.endRow();
    } catch (SQLException e) {
      throw BuildDatabase.failure("append to " + table, e);
    }
  }

  private void append(@Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Integer number) {
      appender.append(number.intValue());
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof BigDecimal number) {
      appender.append(number);
    } else if (value instanceof Boolean truth) {
      appender.append(truth.booleanValue());
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof LocalDateTime time) {
      appender.append(time);
    } else if (value instanceof byte[] bytes) {
      appender.append(bytes);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
    }
  }

  @Override
  public void close() {
    try {
      try {
        appender.close();
        session.commit();
      } finally {
        session.close();
      }
    } catch (SQLException e) {
      throw BuildDatabase.failure("append to " + table, e);
    }
  }
}
