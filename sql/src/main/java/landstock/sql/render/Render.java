package landstock.sql.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Origins;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Column;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Fifth stage: algebra to the text that DuckDB gets, and the description of its columns. */
public final class Render {

  /**
   * @param origins of the statement's columns
   * @param discreet whether its failures may not quote values
   */
  public Plan render(Meaning meaning, Origins origins, boolean discreet) {
    RelNode algebra = meaning.root().project();
    List<ResultColumn> columns = columns(meaning, algebra);
    RelNode shaped = algebra.accept(new DuckExpressions()).accept(new Shapes());
    SqlNode tree = new DuckSql().visitRoot(shaped).asStatement();
    DuckSql.Writer writer = new DuckSql.Writer();
    tree.unparse(writer, 0, 0);
    return new Plan(
        writer.toSqlString().getSql(), columns, meaning.parameters(), origins, discreet);
  }

  private static List<ResultColumn> columns(Meaning meaning, RelNode algebra) {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < algebra.getRowType().getFieldCount(); i++) {
      RelDataType type = algebra.getRowType().getFieldList().get(i).getType();
      Optional<Column> stored = storedColumn(algebra, i);
      columns.add(
          new ResultColumn(
              meaning.names().get(i),
              typeName(type),
              type.isNullable(),
              stored.map(Column::label),
              stored.flatMap(Column::unit)));
    }
    return columns;
  }

  /** The stored column that an output is, unchanged. */
  private static Optional<Column> storedColumn(RelNode algebra, int index) {
    Set<RelColumnOrigin> origins =
        algebra.getCluster().getMetadataQuery().getColumnOrigins(algebra, index);
    if (origins == null || origins.size() != 1) {
      return Optional.empty();
    }
    RelColumnOrigin origin = origins.iterator().next();
    StoredTable table = origin.getOriginTable().unwrap(StoredTable.class);
    return origin.isDerived() || table == null
        ? Optional.empty()
        : Optional.of(table.table().columns().get(origin.getOriginColumnOrdinal()));
  }

  private static String typeName(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return switch (name) {
      case DECIMAL -> "DECIMAL(" + type.getPrecision() + "," + type.getScale() + ")";
      case CHAR -> "VARCHAR";
      case FLOAT -> "DOUBLE";
      default -> name.getName();
    };
  }
}
