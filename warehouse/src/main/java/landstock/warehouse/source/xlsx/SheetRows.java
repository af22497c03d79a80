package landstock.warehouse.source.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import landstock.warehouse.source.table.ColumnName;

/**
 * Rows of one sheet in order, those that hold nothing left out. Merged ranges are known after the
 * last row. Used by one thread.
 */
final class SheetRows implements Closeable {
  static final int LAST_COLUMN = 16_383;
  private static final long LAST_ROW = 1_048_576;
  private static final int MOST_CHARS = 4_000_000;
  private static final int MOST_RANGES = 10_000;

  private final Sheet sheet;
  private final Xml xml;
  private final CellReader cells;
  private final List<String> merged = new ArrayList<>();
  private final List<String> hiddenColumns = new ArrayList<>();
  private long row;
  private boolean inRows;

  SheetRows(Workbook book, Sheet sheet, InputStream in) throws IOException {
    this.sheet = sheet;
    this.xml = new Xml(sheet.part(), in);
    this.cells = new CellReader(book, xml);
  }

  /** The next row that holds something; empty at the end. */
  Optional<Row> next() throws IOException {
    for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
      if (event == XMLStreamConstants.END_ELEMENT) {
        inRows &= !xml.name().equals("sheetData");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.name().equals("row") && inRows) {
          Row read = row();
          if (!read.cells().isEmpty()) {
            return Optional.of(read);
          }
        } else {
          about();
        }
      }
    }
    return Optional.empty();
  }

  private void about() {
    switch (xml.name()) {
      case "sheetData" -> inRows = true;
      case "col" -> {
        if (xml.truth("hidden") && hiddenColumns.size() < MOST_RANGES) {
          hiddenColumns.add(
              ColumnName.of(Styles.number(xml, "min") - 1)
                  + ":"
                  + ColumnName.of(Math.min(LAST_COLUMN, Styles.number(xml, "max") - 1)));
        }
      }
      case "mergeCell" -> {
        if (merged.size() < MOST_RANGES) {
          merged.add(xml.attribute("ref").orElse(""));
        }
      }
      default -> {}
    }
  }

  /** Ranges such as {@code B5:B9}; complete after the last row. */
  List<String> merged() {
    return merged;
  }

  /** Ranges such as {@code C:D}; known with the first row. */
  List<String> hiddenColumns() {
    return hiddenColumns;
  }

  private Row row() throws IOException {
    long number = row + 1;
    Optional<String> said = xml.attribute("r");
    if (said.isPresent()) {
      try {
        number = Long.parseLong(said.get());
      } catch (NumberFormatException e) {
        throw broken("row '" + said.get() + "'");
      }
    }
    if (number <= row || number > LAST_ROW) {
      throw broken("row " + number + " after row " + row);
    }
    row = number;
    boolean hidden = xml.truth("hidden");
    List<Cell> filled = new ArrayList<>();
    int column = -1;
    long chars = 0;
    for (int event = xml.next(); ; event = xml.next()) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new Flaw("file_truncated", "inside row " + row + " of sheet '" + sheet.name() + "'");
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) {
        return new Row(row, hidden, filled);
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
        column = column(column);
        Optional<Cell> cell = cells.read(column, ColumnName.of(column) + row);
        cell.ifPresent(filled::add);
        chars += cell.map(c -> c.text().length()).orElse(0);
        if (chars > MOST_CHARS) {
          throw tooLong();
        }
      }
    }
  }

  private int column(int before) throws Flaw {
    Optional<String> reference = xml.attribute("r");
    int column =
        reference.isPresent() ? ColumnName.index(reference.get(), LAST_COLUMN) : before + 1;
    if (column <= before || column > LAST_COLUMN) {
      throw broken("cell '" + reference.orElse("") + "' in row " + row);
    }
    return column;
  }

  private Flaw tooLong() {
    String which = "row " + row + " of sheet '" + sheet.name() + "'";
    return new Flaw("zip_bomb", which + " holds more than " + MOST_CHARS + " characters");
  }

  private Flaw broken(String what) {
    return Flaw.broken("sheet '" + sheet.name() + "': there can be no " + what);
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
