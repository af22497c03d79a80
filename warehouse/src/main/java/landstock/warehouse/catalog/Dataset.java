package landstock.warehouse.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;

/**
 * A table that hand-ins feed.
 *
 * @param table its declaration
 * @param columns those a hand-in may fill, in stored order, with {@code geom} where it has one
 * @param required those whose header every hand-in must have; their values may still be NULL
 * @param vocabularies column to spelling to the value it means, for columns that know only some
 * @param years columns whose numbers are calendar years that the survey may tell about
 * @param shape what its geometry may be
 */
public record Dataset(
    Table table,
    List<Column> columns,
    Set<String> required,
    Map<String, Map<String, String>> vocabularies,
    Set<String> years,
    Shape shape) {

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
    vocabularies = Map.copyOf(vocabularies);
    years = Set.copyOf(years);
  }

  /** {@code schema.name} of its table. */
  public String name() {
    return table.qualifiedName();
  }

  /** Whether its own columns tell rows apart; otherwise every row is kept as handed in. */
  public boolean keyed() {
    List<String> names = columns.stream().map(Column::name).toList();
    return names.containsAll(table.grain());
  }

  /** Name of its table in the staging database: {@code land_parcel_polygon}. */
  public String stagingName() {
    return table.schema() + "_" + table.name();
  }
}
