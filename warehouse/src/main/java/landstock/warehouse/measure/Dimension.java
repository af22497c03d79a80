package landstock.warehouse.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Table;

/**
 * What measures can be grouped and filtered by.
 *
 * @param choose whether it is asked for with a choice, {@code grid:hexagon_250}
 * @param codes what its values are called, where that is known
 */
public record Dimension(String name, Label label, boolean choose, Optional<Codes> codes) {

  /**
   * A table that gives each value a name, in at most one row.
   *
   * @param key column that the values are looked up in
   * @param zh column of the Chinese name
   * @param en column of the English name, which may be the same
   * @param where values of the other columns of the table's grain
   * @param few whether there are so few that people choose from a list
   */
  public record Codes(
      Table table, Column key, Column zh, Column en, Map<String, String> where, boolean few) {
    public Codes {
      where = new LinkedHashMap<>(where);
    }
  }
}
