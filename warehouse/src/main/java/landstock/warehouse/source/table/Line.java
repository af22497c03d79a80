package landstock.warehouse.source.table;

import java.util.List;

/**
 * One row of a table as handed in.
 *
 * @param row where its owner finds it
 * @param cells texts from the first column on; blank where there is nothing
 */
public record Line(long row, List<String> cells) {

  public Line {
    cells = List.copyOf(cells);
  }

  String cell(int column) {
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  /** All texts with spaces between. */
  String text() {
    return String.join(" ", cells);
  }

  /** All that is not blank, between bars. */
  String words() {
    return String.join(" | ", cells.stream().map(String::strip).filter(c -> !c.isEmpty()).toList());
  }
}
