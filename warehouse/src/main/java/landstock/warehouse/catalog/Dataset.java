package landstock.warehouse.catalog;

import java.util.List;
import java.util.Set;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;

/**
 * A table that hand-ins feed.
 *
 * @param table its declaration
 * @param columns those a hand-in may fill, in stored order, with {@code geom} where it has one
 * @param required those whose header every hand-in must have; their values may still be NULL
 * @param shape what its geometry may be
 */
public record Dataset(Table table, List<Column> columns, Set<String> required, Shape shape) {

  /** What a dataset's geometry may be. */
  public enum Shape {
    /** It has none. */
    NONE,
    POLYGON,
    ANY
  }

  public Dataset {
    columns = List.copyOf(columns);
    required = Set.copyOf(required);
  }

  /** {@code schema.name} of its table. */
  public String name() {
    return table.qualifiedName();
  }

  /** Name of its table in the staging database: {@code land_parcel_polygon}. */
  public String stagingName() {
    return table.schema() + "_" + table.name();
  }
}
