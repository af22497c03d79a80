package landstock.warehouse.feedback;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import landstock.warehouse.feedback.Reports.Found;
import org.jspecify.annotations.Nullable;

/**
 * Which sheet of a workbook a row is in: rule {@code sheet_read} says the first number of each
 * sheet where several were read.
 */
final class Sheets {
  private final TreeMap<Long, String> byFirstRow = new TreeMap<>();

  Sheets(List<Found> found) {
    for (Found f : found) {
      if (f.rule().equals("sheet_read") && f.value() != null) {
        byFirstRow.put(f.row() == null ? 1 : f.row(), f.value());
      }
    }
  }

  @Nullable String sheet(@Nullable Long row) {
    Map.Entry<Long, String> sheet = row == null ? null : byFirstRow.floorEntry(row);
    return sheet == null ? null : sheet.getValue();
  }

  @Nullable Long row(@Nullable Long row) {
    Map.Entry<Long, String> sheet = row == null ? null : byFirstRow.floorEntry(row);
    return row == null || sheet == null ? row : Long.valueOf(row - sheet.getKey() + 1);
  }
}
