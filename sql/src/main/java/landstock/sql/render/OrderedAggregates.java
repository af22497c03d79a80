package landstock.sql.render;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Aggregates that depend on an order, as DuckDB writes them. */
final class OrderedAggregates {
  private OrderedAggregates() {}

  /** DuckDB's interpolated quantile of decimals is a decimal of the same scale: rounded. */
  static SqlCall asDoubles(SqlCall call) {
    SqlNodeList order = call.operand(1);
    return call.getOperator()
        .createCall(
            call.getParserPosition(),
            call.operand(0),
            new SqlNodeList(
                order.stream().map(OrderedAggregates::asDouble).toList(),
                order.getParserPosition()));
  }

  private static SqlNode asDouble(SqlNode key) {
    return switch (key.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST ->
          ((SqlCall) key)
              .getOperator()
              .createCall(key.getParserPosition(), asDouble(((SqlCall) key).operand(0)));
      default ->
          SqlStdOperatorTable.CAST.createCall(
              key.getParserPosition(), key, DuckDialect.named("DOUBLE"));
    };
  }

  /** Only the standard's ordered sets have WITHIN GROUP; others order inside their brackets. */
  static void ordered(SqlWriter writer, SqlCall aggregate, SqlNodeList order) {
    writer.keyword(aggregate.getOperator().getName());
    SqlWriter.Frame frame = writer.startList("(", ")");
    if (aggregate.getFunctionQuantifier() != null) {
      writer.keyword(aggregate.getFunctionQuantifier().toString());
    }
    aggregate.operand(0).unparse(writer, 0, 0);
    writer.sep("ORDER BY");
    order.unparse(writer, 0, 0);
    writer.endList(frame);
  }

  /**
   * Calcite reads {@code STRING_AGG} as {@code LISTAGG … WITHIN GROUP}, which DuckDB does not have.
   */
  static void stringAgg(SqlWriter writer, SqlCall aggregate, SqlNodeList order) {
    writer.keyword("STRING_AGG");
    SqlWriter.Frame frame = writer.startList("(", ")");
    if (aggregate.getFunctionQuantifier() != null) {
      writer.keyword(aggregate.getFunctionQuantifier().toString());
    }
    List<SqlNode> operands = aggregate.getOperandList();
    operands.get(0).unparse(writer, 0, 0);
    writer.sep(",", true);
    if (operands.size() > 1) {
      operands.get(1).unparse(writer, 0, 0);
    } else {
      writer.literal("','");
    }
    if (!order.isEmpty()) {
      writer.sep("ORDER BY");
      order.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
