package landstock.warehouse.measure;

import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;

/**
 * A table that measures are summed from, each row once.
 *
 * @param where SQL condition of the rows that count, its columns qualified with {@code f}
 * @param ways how each dimension is reached
 */
public record Fact(String name, Table table, Optional<String> where, Map<String, Way> ways) {

  /**
   * How a fact reaches a dimension: by its own column, or by that of a table in which at most one
   * row fits.
   *
   * @param column what is grouped by
   * @param via the other table; absent means the fact's own column
   */
  public record Way(Column column, Optional<Via> via) {}

  /**
   * @param table joined on the left
   * @param on column of both tables
   * @param choose column that must equal the choice, where the dimension has one
   */
  public record Via(Table table, String on, Optional<String> choose) {}

  public Fact {
    ways = Map.copyOf(ways);
  }
}
