package landstock.sql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One table of the warehouse.
 *
 * @param schema one of {@code ref, land, econ, plan, survey, mart, meta}
 * @param name lower case, singular
 * @param label name for people
 * @param doc one sentence: what a row is
 * @param grain the columns whose values no two rows share; NULL counts as a value
 * @param columns in stored order
 */
public record Table(
    String schema, String name, Label label, String doc, List<String> grain, List<Column> columns) {

  public Table {
    grain = List.copyOf(grain);
    columns = List.copyOf(columns);
  }

  /** {@code schema.name}. */
  public String qualifiedName() {
    return schema + "." + name;
  }

  public Optional<Column> findColumn(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /** The geometry column, where the table has one: always called {@code geom}. */
  public Optional<Column> geometry() {
    return columns.stream().filter(c -> c.type().kind() == ColumnType.Kind.GEOMETRY).findFirst();
  }
}
