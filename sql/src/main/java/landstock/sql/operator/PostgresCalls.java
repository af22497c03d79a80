package landstock.sql.operator;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
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
      case ROLLUP, CUBE -> distinctKeys(changed);
      case WITH -> with((SqlWith) changed);
      default -> coalesce(changed, at);
    };
  }

  /** Calcite would pass over the second of two, and rows would be missing. */
  private static SqlNode distinctKeys(SqlCall call) {
    List<SqlNode> keys = call.getOperandList();
    for (int i = 0; i < keys.size(); i++) {
      SqlNode key = keys.get(i);
      if (keys.subList(0, i).stream().anyMatch(k -> k.equalsDeep(key, Litmus.IGNORE))) {
        throw new LandstockException(
                Code.INVALID_QUERY,
                "a key stands twice in " + call.getOperator().getName() + ": " + key)
            .at(key.getParserPosition().getLineNum(), key.getParserPosition().getColumnNum())
            .withHint("name each key once; GROUPING SETS can say the rest");
      }
    }
    return call;
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

  /** Calcite takes it apart before it counts what is in it. */
  private static SqlNode coalesce(SqlCall call, SqlParserPos at) {
    boolean named = call.getOperator().getName().equalsIgnoreCase("coalesce");
    if (named && call.operandCount() == 0) {
      throw new LandstockException(Code.INVALID_QUERY, "coalesce needs at least one argument")
          .at(at.getLineNum(), at.getColumnNum());
    }
    return call;
  }

  /** Calcite would take the last of two that have one name. */
  private static SqlNode with(SqlWith with) {
    Set<String> names = new HashSet<>();
    for (SqlNode node : with.withList) {
      SqlIdentifier name = ((SqlWithItem) node).name;
      if (!names.add(name.getSimple())) {
        throw new LandstockException(
                Code.INVALID_QUERY, "WITH names '" + name.getSimple() + "' twice")
            .at(name.getParserPosition().getLineNum(), name.getParserPosition().getColumnNum());
      }
    }
    return with;
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
