package landstock.sql.algebra;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import landstock.sql.algebra.Trace.Values;
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
    List<Values> row,
    Map<CorrelationId, List<Values>> outer,
    BiFunction<RexSubQuery, List<Values>, Values> subQueries) {

  Values values(RexNode node) {
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
      Values all = all(over.getOperands()).and(all(over.getWindow().partitionKeys));
      for (var key : over.getWindow().orderKeys) {
        all = all.and(values(key.left));
      }
      return all.through(over.getAggOperator().getName().replace("$SUM0", "SUM") + " OVER");
    }
    if (node instanceof RexCall call) {
      Values all = all(call.getOperands());
      return call.getKind() == SqlKind.AS ? all : all.changed();
    }
    return Values.NONE;
  }

  private Values all(List<RexNode> nodes) {
    return nodes.stream().map(this::values).reduce(Values.NONE, Values::and);
  }
}
