package landstock.sql.algebra;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import landstock.sql.algebra.Trace.Makings;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * What an expression over a row is made of.
 *
 * @param row the fields that it reads
 * @param outer rows of enclosing queries, by the variable that stands for them
 * @param subQueries what a sub-query is made of, besides these operands
 */
record TraceReader(
    List<Makings> row,
    Map<CorrelationId, List<Makings>> outer,
    BiFunction<RexSubQuery, List<Makings>, Makings> subQueries) {

  Makings values(RexNode node) {
    if (node instanceof RexInputRef field) {
      return row.get(field.getIndex());
    }
    if (node instanceof RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable variable
          ? outer.getOrDefault(variable.id, List.of()).get(access.getField().getIndex())
          : values(access.getReferenceExpr()).changed();
    }
    if (node instanceof RexSubQuery subQuery) {
      return subQueries.apply(subQuery, subQuery.getOperands().stream().map(this::values).toList());
    }
    if (node instanceof RexOver over) {
      Makings all = all(over.getOperands()).and(all(over.getWindow().partitionKeys));
      for (var key : over.getWindow().orderKeys) {
        all = all.and(values(key.left));
      }
      return all.through(over.getAggOperator().getName().replace("$SUM0", "SUM") + " OVER");
    }
    if (node instanceof RexCall call) {
      Makings all = all(call.getOperands());
      return call.getKind() == SqlKind.AS ? all : all.changed();
    }
    return Makings.NONE;
  }

  private Makings all(List<RexNode> nodes) {
    return nodes.stream().map(this::values).reduce(Makings.NONE, Makings::and);
  }
}
