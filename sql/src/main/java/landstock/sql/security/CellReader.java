package landstock.sql.security;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import landstock.sql.security.Refusal.Use;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/** What an expression over a row makes of the restricted fields in it. */
final class CellReader {
  private final List<Cell> row;
  private final Map<CorrelationId, List<Cell>> outer;
  private final Function<RexSubQuery, Cell> subQueries;
  private final Measures measures = new Measures(this::cell);

  /**
   * @param row the fields that it reads
   * @param outer rows of enclosing queries, by the variable that stands for them
   */
  CellReader(
      List<Cell> row,
      Map<CorrelationId, List<Cell>> outer,
      Function<RexSubQuery, Cell> subQueries) {
    this.row = row;
    this.outer = outer;
    this.subQueries = subQueries;
  }

  /**
   * @throws Refusal where an operand may not be used so
   */
  Cell cell(RexNode node) {
    if (node instanceof RexInputRef field) {
      return row.get(field.getIndex());
    }
    if (node instanceof RexLiteral
        || node instanceof RexDynamicParam
        || node instanceof RexCorrelVariable) {
      return Cell.FREE;
    }
    if (node instanceof RexFieldAccess access) {
      return ofOuter(access);
    }
    if (node instanceof RexSubQuery subQuery) {
      refuse(subQuery.getOperands(), Use.CONDITION);
      return subQueries.apply(subQuery);
    }
    if (node instanceof RexOver over) {
      refuse(over.getOperands(), Use.WINDOW);
      refuse(over.getWindow().partitionKeys, Use.WINDOW);
      over.getWindow().orderKeys.forEach(key -> refuse(List.of(key.left), Use.WINDOW));
      refuse(over.getWindow().getLowerBound().getOffset());
      refuse(over.getWindow().getUpperBound().getOffset());
      return Cell.FREE;
    }
    if (node instanceof RexCall call) {
      return Cell.of(measures.of(call));
    }
    AggregateOnly.refuse(row, Use.CONDITION);
    return Cell.FREE;
  }

  private void refuse(@org.jspecify.annotations.Nullable RexNode bound) {
    if (bound != null) {
      refuse(List.of(bound), Use.WINDOW);
    }
  }

  private void refuse(List<RexNode> operands, Use use) {
    operands.forEach(operand -> AggregateOnly.refuse(List.of(cell(operand)), use));
  }

  /** A value of an enclosing row does not enter a sub-query: there a SUM would be of one row. */
  private Cell ofOuter(RexFieldAccess access) {
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      List<Cell> cells = outer.get(variable.id);
      if (cells == null) {
        throw new IllegalStateException("no row for " + variable);
      }
      AggregateOnly.refuse(List.of(cells.get(access.getField().getIndex())), Use.SUBQUERY);
      return Cell.FREE;
    }
    AggregateOnly.refuse(List.of(cell(access.getReferenceExpr())), Use.SUBQUERY);
    return Cell.FREE;
  }
}
