package landstock.sql.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Says windows in the words that Calcite's validator knows. */
final class WindowForms extends SqlShuttle {
  /** An alias that nobody types. */
  private static final String DISTINCT_ROWS = "distinct_rows";

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlOrderBy orderBy && distinctWindows(orderBy)) {
      return orderedOutside(orderBy);
    }
    return visited instanceof SqlBasicCall over
            && over.getKind() == SqlKind.OVER
            && over.operand(0) instanceof SqlCall filter
            && filter.getKind() == SqlKind.FILTER
            && filter.operand(0) instanceof SqlBasicCall aggregate
        ? over.getOperator()
            .createCall(
                over.getParserPosition(), filtered(aggregate, filter.operand(1)), over.operand(1))
        : visited;
  }

  /**
   * {@code sum(x) FILTER (WHERE c) OVER w} is {@code sum(CASE WHEN c THEN x END) OVER w}: every
   * aggregate that we have passes over NULL.
   */
  private static SqlNode filtered(SqlBasicCall aggregate, SqlNode condition) {
    SqlParserPos at = aggregate.getParserPosition();
    SqlNode first = aggregate.operandCount() == 0 ? null : aggregate.operand(0);
    boolean star = first == null || (first instanceof SqlIdentifier name && name.isStar());
    SqlNode value = star || first == null ? SqlLiteral.createExactNumeric("1", at) : first;
    List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
    SqlNode kept =
        new SqlCase(
            at, null, SqlNodeList.of(condition), SqlNodeList.of(value), SqlLiteral.createNull(at));
    if (operands.isEmpty()) {
      operands.add(kept);
    } else {
      operands.set(0, kept);
    }
    return aggregate
        .getOperator()
        .createCall(aggregate.getFunctionQuantifier(), at, operands.toArray(SqlNode[]::new));
  }

  /**
   * {@code SELECT DISTINCT … OVER (ORDER BY x) … ORDER BY 1}: the validator takes the {@code x} for
   * one of the outer ORDER BY.
   */
  private static boolean distinctWindows(SqlOrderBy orderBy) {
    return orderBy.query instanceof SqlSelect select
        && select.isDistinct()
        && hasWindow(select.getSelectList())
        && orderBy.orderList.stream().allMatch(WindowForms::position);
  }

  private static boolean position(SqlNode item) {
    return switch (item.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> position(((SqlCall) item).operand(0));
      case IDENTIFIER -> ((SqlIdentifier) item).isSimple();
      default -> item instanceof SqlLiteral;
    };
  }

  private static boolean hasWindow(SqlNode node) {
    boolean[] found = {false};
    node.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlCall call) {
            found[0] |= call.getKind() == SqlKind.OVER;
            return super.visit(call);
          }
        });
    return found[0];
  }

  private static SqlNode orderedOutside(SqlOrderBy orderBy) {
    SqlParserPos at = orderBy.query.getParserPosition();
    SqlNode from =
        SqlStdOperatorTable.AS.createCall(at, orderBy.query, new SqlIdentifier(DISTINCT_ROWS, at));
    SqlSelect outside =
        new SqlSelect(
            at,
            null,
            SqlNodeList.of(SqlIdentifier.star(at)),
            from,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new SqlOrderBy(
        orderBy.getParserPosition(), outside, orderBy.orderList, orderBy.offset, orderBy.fetch);
  }
}
