package landstock.warehouse.lineage;

import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Table;
import org.jspecify.annotations.Nullable;

/** One way on from a column of a row to what stands behind it. */
sealed interface Way {

  /** Columns of the row to values, of which each must have one for the way to be taken. */
  Map<String, List<String>> when();

  default boolean leadsOnFrom(Map<String, @Nullable String> row) {
    return when().entrySet().stream()
        .allMatch(
            needed -> {
              String value = row.get(needed.getKey());
              return value != null && needed.getValue().contains(value);
            });
  }

  /**
   * To columns of the same row.
   *
   * @param columns that it is made of
   */
  record Parts(Map<String, List<String>> when, List<String> columns) implements Way {}

  /**
   * To rows of a table.
   *
   * @param read table there
   * @param column of it; {@code {name}} stands for what that column of the row asked about says
   * @param where which of its rows; {@code :name} is a value of the row asked about
   * @param first whether only the first of them counts, in the order of their keys
   */
  record Rows(
      Map<String, List<String>> when, Table read, String column, String where, boolean first)
      implements Way {}
}
