package landstock.sql.operator;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Calls that the grammar binds to an operator of Calcite's before anyone looks into our table, made
 * calls of ours.
 */
public final class PostgresCalls extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall changed)) {
      return visited;
    }
    SqlParserPos at = changed.getParserPosition();
    return switch (changed.getKind()) {
      case TIMESTAMP_DIFF -> timestampDiff(changed, at);
      case PERCENTILE_CONT ->
          StatisticalFunctions.PERCENTILE_CONT.createCall(at, changed.getOperandList());
      case WITHIN_GROUP -> mode(changed, at);
      default -> changed;
    };
  }

  /** The unit as a text, for Calcite would take the difference apart beyond what engines say. */
  private static SqlNode timestampDiff(SqlCall call, SqlParserPos at) {
    if (!(call.operand(0) instanceof SqlIntervalQualifier unit)) {
      return call;
    }
    String name = unit.toString().toLowerCase(Locale.ROOT);
    return unresolved("timestampdiff", at)
        .createCall(
            at,
            SqlLiteral.createCharString(name, unit.getParserPosition()),
            call.operand(1),
            call.operand(2));
  }

  /** {@code mode() WITHIN GROUP (ORDER BY x)} is {@code mode(x)}. */
  private static SqlNode mode(SqlCall call, SqlParserPos at) {
    SqlCall aggregate = call.operand(0);
    SqlNodeList order = call.operand(1);
    boolean empty = aggregate.operandCount() == 0 && order.size() == 1;
    if (!empty || !aggregate.getOperator().getName().equalsIgnoreCase("mode")) {
      return call;
    }
    SqlNode key = order.get(0);
    boolean plain = key.getKind() != SqlKind.DESCENDING && key.getKind() != SqlKind.NULLS_FIRST;
    return SqlStdOperatorTable.MODE.createCall(at, plain ? key : ((SqlCall) key).operand(0));
  }

  private static SqlUnresolvedFunction unresolved(String name, SqlParserPos at) {
    return new SqlUnresolvedFunction(
        new SqlIdentifier(name, at),
        null,
        null,
        null,
        List.of(),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }
}
