package landstock.sql.engine;

import java.util.List;
import landstock.sql.catalog.Table;
import org.jspecify.annotations.Nullable;

/**
 * A small table that belongs to no snapshot but to the reading engine as a whole, such as the list
 * of snapshots.
 *
 * @param table its declaration
 * @param rows values in the order of its columns: String, Long, Boolean, LocalDate, LocalDateTime
 *     or null
 */
public record InstanceTable(Table table, List<List<@Nullable Object>> rows) {

  public InstanceTable {
    rows = List.copyOf(rows);
  }
}
