package landstock.sql.validate;

import com.google.common.collect.ImmutableList;
import java.util.List;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A table about tables. Its rows stand in the plan itself, so the engine never hears of it. */
final class InformationTable extends AbstractTable implements TranslatableTable {
  private final Table table;
  private final List<List<@Nullable Object>> rows;

  /**
   * @param rows in the order of the columns: String, Integer or null
   */
  InformationTable(Table table, List<List<@Nullable Object>> rows) {
    this.table = table;
    this.rows = List.copyOf(rows);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (Column column : table.columns()) {
      SqlTypeName type =
          switch (column.type().kind()) {
            case INTEGER -> SqlTypeName.INTEGER;
            default -> SqlTypeName.VARCHAR;
          };
      row.add(column.name(), types.createTypeWithNullability(types.createSqlType(type), true));
    }
    return row.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable self) {
    RelOptCluster cluster = context.getCluster();
    RelDataType type = self.getRowType();
    ImmutableList.Builder<ImmutableList<RexLiteral>> tuples = ImmutableList.builder();
    for (List<@Nullable Object> row : rows) {
      ImmutableList.Builder<RexLiteral> tuple = ImmutableList.builder();
      for (int i = 0; i < row.size(); i++) {
        tuple.add(literal(cluster.getRexBuilder(), row.get(i), type, i));
      }
      tuples.add(tuple.build());
    }
    return LogicalValues.create(cluster, type, tuples.build());
  }

  private static RexLiteral literal(
      RexBuilder rex, @Nullable Object value, RelDataType row, int field) {
    RelDataType type = row.getFieldList().get(field).getType();
    return value == null
        ? rex.makeNullLiteral(type)
        : (RexLiteral) rex.makeLiteral(value, type, false);
  }
}
