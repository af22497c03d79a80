package landstock.sql.validate;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * {@code STRING_AGG(x, s ORDER BY y) FILTER (…)} in the standard's words, {@code LISTAGG(x, s)
 * WITHIN GROUP (ORDER BY y) FILTER (…)}: under a filter Calcite 1.42 asks the ORDER BY for its
 * type, and it has none.
 */
final class FilteredTexts extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall filter)
        || filter.getKind() != SqlKind.FILTER
        || !(filter.operand(0) instanceof SqlCall aggregate)
        || !aggregate.getOperator().getName().equalsIgnoreCase("string_agg")) {
      return visited;
    }
    List<SqlNode> operands = aggregate.getOperandList();
    int last = operands.size() - 1;
    if (last < 0 || !(operands.get(last) instanceof SqlNodeList order)) {
      return visited;
    }
    SqlParserPos at = aggregate.getParserPosition();
    SqlCall list =
        SqlStdOperatorTable.LISTAGG.createCall(
            aggregate.getFunctionQuantifier(), at, operands.subList(0, last));
    return SqlStdOperatorTable.FILTER.createCall(
        filter.getParserPosition(),
        SqlStdOperatorTable.WITHIN_GROUP.createCall(at, list, order),
        filter.operand(1));
  }
}
