package landstock.sql.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import landstock.sql.conformance.Ask;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/** An in-memory DuckDB with our functions and macros; answers as one value. */
public final class DuckDbSession implements Ask, AutoCloseable {

  private final Connection connection;

  public DuckDbSession() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      SpatialUdfs.register(connection);
      SpatialUdfs.createMacros(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable Object ask(String sql, List<Object> parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getObject(1);
      }
    } catch (SQLException e) {
      throw SpatialUdfs.failure(e)
          .orElseGet(() -> new LandstockException(Code.INTERNAL, "" + e.getMessage(), e));
    }
  }

  @Nullable Object ask(String sql) {
    return ask(sql, List.of());
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
