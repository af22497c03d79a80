package landstock.warehouse.workbook;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet: titles, a header that stays in view, then rows. Used by one thread. */
public final class SheetWriter {
  private static final int MOST_ROWS = 1_048_576;
  private static final int LONGEST_TEXT = 32_767;
  private static final int ROWS_IN_MEMORY = 500;
  private static final String HEADER_FILL = "DDE6ED";

  private final Worksheet sheet;
  private final List<SheetColumn> columns;
  private int next;

  SheetWriter(Worksheet sheet, List<String> titles, List<SheetColumn> columns) {
    this.sheet = sheet;
    this.columns = List.copyOf(columns);
    int last = columns.size() - 1;
    for (String title : titles) {
      sheet.inlineString(next, 0, title);
      sheet.style(next, 0).bold().horizontalAlignment("center").set();
      if (last > 0) {
        sheet.range(next, 0, next, last).merge();
      }
      next++;
    }
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).widthChars());
      sheet.inlineString(next, i, columns.get(i).header());
      sheet
          .style(next, i)
          .bold()
          .wrapText(true)
          .fillColor(HEADER_FILL)
          .borderStyle(BorderStyle.THIN)
          .set();
    }
    next++;
    sheet.freezePane(0, next);
  }

  /** Number that the spreadsheet program will show for the next row; the header is 1. */
  public long nextRow() {
    return next + 1L;
  }

  /**
   * @param values one per column; null leaves the cell blank
   * @throws IllegalArgumentException where a value is not of its column's kind, is longer than
   *     32,767 characters, or the sheet is full
   */
  public void row(@Nullable Object... values) throws IOException {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + columns.size() + " columns");
    }
    if (next == MOST_ROWS) {
      throw new IllegalArgumentException("a sheet holds 1,048,576 rows");
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        cell(i, columns.get(i), value);
      }
    }
    next++;
    if (next % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  /**
   * One cell over several rows; the upper one has its value.
   *
   * @param column from 0
   * @param rows from 2, the last of those written
   */
  public void merge(int column, int rows) {
    sheet.range(next - rows, column, next - 1, column).merge();
  }

  /** Text is always an inline string: what begins with = + - @ is never taken as a formula. */
  private void cell(int column, SheetColumn said, Object value) {
    if (value instanceof Typed typed) {
      sheet.inlineString(next, column, text(typed.text()));
      return;
    }
    switch (said.format()) {
      case TEXT, PLAIN -> sheet.inlineString(next, column, text(String.valueOf(value)));
      case NUMBER, MONEY, COUNT, RATIO ->
          sheet.value(next, column, need(value, Number.class, said));
      case DATE -> sheet.value(next, column, need(value, LocalDate.class, said));
      case TRUTH -> sheet.value(next, column, need(value, Boolean.class, said));
    }
    String code = said.format().code();
    if (code != null) {
      sheet.style(next, column).format(code).set();
    }
  }

  /** Text in a cell of whatever column, as somebody typed it. */
  public record Typed(String text) {}

  private static <T> T need(Object value, Class<T> type, SheetColumn column) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          column.header() + " takes " + type.getSimpleName() + ", was " + value);
    }
    return type.cast(value);
  }

  private static String text(String value) {
    if (value.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a cell holds 32,767 characters, was " + value.length());
    }
    return value;
  }

  void finish() throws IOException {
    sheet.finish();
  }
}
