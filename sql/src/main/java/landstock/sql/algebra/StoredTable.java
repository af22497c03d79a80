package landstock.sql.algebra;

import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Table;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.SnapshotFile;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** A table of one snapshot, as Calcite sees it. */
public final class StoredTable extends AbstractTable {
  private final Table table;
  private final SnapshotFile snapshot;

  public StoredTable(Table table, SnapshotFile snapshot) {
    this.table = table;
    this.snapshot = snapshot;
  }

  public Table table() {
    return table;
  }

  public SnapshotFile snapshot() {
    return snapshot;
  }

  /** The DuckDB database it lies in. */
  public String database() {
    return table.qualifiedName().equals(Catalog.SNAPSHOT_TABLE)
        ? DuckEngine.INSTANCE_DATABASE
        : snapshot.id();
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (Column column : table.columns()) {
      row.add(column.name(), types.createTypeWithNullability(type(types, column.type()), true));
    }
    return row.build();
  }

  private static RelDataType type(RelDataTypeFactory types, ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
      case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
      case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
      case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
      case DATE -> types.createSqlType(SqlTypeName.DATE);
      case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, 6);
      case GEOMETRY -> types.createSqlType(SqlTypeName.GEOMETRY);
    };
  }
}
