package landstock.warehouse.source.xlsx;

import java.util.ArrayList;
import java.util.List;

/**
 * A row that holds something.
 *
 * @param number as the spreadsheet program shows it
 * @param hidden whether it does not show it
 */
record Row(long number, boolean hidden, List<Cell> cells) {

  /** Texts from column A to the last cell; blank where there is none. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Cell cell : cells) {
      while (texts.size() < cell.column()) {
        texts.add("");
      }
      texts.add(cell.state() == Cell.State.ERROR ? "" : cell.text());
    }
    return texts;
  }
}
