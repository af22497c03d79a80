package landstock.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;

/**
 * The function that fails with its text, for bounds that are told only when a statement runs.
 * DuckDB's own {@code error} is volatile, and DuckDB 2.0.0 counts wrongly where a volatile
 * expression stands in a correlated sub-query ({@code NULL NOT IN} nothing is then NULL).
 */
public final class Failing {
  /** Its name: one text in, none ever out. */
  public static final String NAME = "ls_fail";

  private Failing() {}

  static void register(Connection connection) throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(NAME)
          .withParameter(DuckDBColumnType.VARCHAR)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(
              (input, output) -> {
                if (input.rowCount() == 0) {
                  return;
                }
                String text = input.vector(0).getString(0);
                throw new FunctionFailure(new LandstockException(Code.DATA, String.valueOf(text)));
              })
          .register(connection);
    }
  }
}
