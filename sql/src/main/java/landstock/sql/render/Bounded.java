package landstock.sql.render;

import java.util.List;
import landstock.sql.engine.Failing;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Rows that a statement makes out of nothing, by recursion or by a series, end in an error at a
 * bound. DuckDB counts them as they come, so an endless recursion stops there; every iteration adds
 * a row, so the bound is one of iterations too.
 */
final class Bounded {
  static final int MAX_ROWS = 1_000_000;

  private static final SqlParserPos POS = SqlParserPos.ZERO;
  private static final SqlOperator ERROR =
      SqlBasicFunction.create(
          Failing.NAME,
          ReturnTypes.BOOLEAN,
          OperandTypes.VARIADIC,
          SqlFunctionCategory.USER_DEFINED_FUNCTION);

  private Bounded() {}

  /**
   * {@code SELECT columns FROM source}, at most {@link #MAX_ROWS} of them.
   *
   * @param what makes the rows, for the message
   */
  static SqlSelect select(SqlNodeList columns, SqlNode source, String what) {
    SqlNode window =
        SqlWindow.create(
            null,
            null,
            SqlNodeList.EMPTY,
            SqlNodeList.EMPTY,
            SqlLiteral.createBoolean(false, POS),
            null,
            null,
            null,
            POS);
    SqlNode number =
        SqlStdOperatorTable.OVER.createCall(
            POS, SqlStdOperatorTable.ROW_NUMBER.createCall(POS), window);
    SqlNode over =
        SqlStdOperatorTable.GREATER_THAN.createCall(
            POS, number, SqlLiteral.createExactNumeric(String.valueOf(MAX_ROWS), POS));
    SqlNode error =
        ERROR.createCall(
            POS, SqlLiteral.createCharString(what + " makes more than " + MAX_ROWS + " rows", POS));
    SqlNode failing =
        SqlStdOperatorTable.CAST.createCall(
            POS,
            error,
            new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.BOOLEAN, POS), POS));
    SqlNode guard =
        new SqlCase(
            POS,
            null,
            new SqlNodeList(List.of(over), POS),
            new SqlNodeList(List.of(failing), POS),
            SqlLiteral.createBoolean(true, POS));
    return new SqlSelect(
        POS, null, columns, source, null, null, null, null, guard, null, null, null, null);
  }
}
