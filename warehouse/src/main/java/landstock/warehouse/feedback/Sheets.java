package landstock.warehouse.feedback;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import landstock.warehouse.feedback.Reports.Found;
import org.jspecify.annotations.Nullable;

/**
 * Which file of several and which sheet of a workbook a row is in, and which row of it: rule {@code
 * several_files} says the first number of each file, rule {@code sheet_read} that of each sheet.
 */
final class Sheets {
  private final TreeMap<Long, String> files = new TreeMap<>();
  private final TreeMap<Long, String> sheets = new TreeMap<>();

  Sheets(List<Found> found) {
    for (Found f : found) {
      if (f.rule().equals("sheet_read") && f.value() != null) {
        sheets.put(f.row() == null ? 1 : f.row(), f.value());
      } else if (f.rule().equals("several_files") && f.value() != null && f.row() != null) {
        files.put(f.row(), f.value());
      }
    }
  }

  /** Null where the hand-in is one file. */
  @Nullable String file(@Nullable Long row) {
    Map.Entry<Long, String> file = row == null ? null : files.floorEntry(row);
    return file == null ? null : file.getValue();
  }

  @Nullable String sheet(@Nullable Long row) {
    Map.Entry<Long, String> sheet = sheetOf(row);
    return sheet == null ? null : sheet.getValue();
  }

  @Nullable Long row(@Nullable Long row) {
    Map.Entry<Long, String> place = sheetOf(row);
    if (row != null && place == null) {
      place = files.floorEntry(row);
    }
    return row == null || place == null ? row : Long.valueOf(row - place.getKey() + 1);
  }

  /** A sheet that begins before the file at hand is one of another file. */
  private Map.@Nullable Entry<Long, String> sheetOf(@Nullable Long row) {
    if (row == null) {
      return null;
    }
    Map.Entry<Long, String> sheet = sheets.floorEntry(row);
    Long file = files.floorKey(row);
    return sheet == null || (file != null && sheet.getKey() < file) ? null : sheet;
  }
}
