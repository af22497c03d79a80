package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.table.TableRows;

/** One sheet on its way to the records. */
final class SheetReading {
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");
  private static final int MOST_MERGED = 100;

  private final Archive archive;
  private final Workbook book;
  private final SheetChoice.Chosen chosen;
  private final Records records;
  private long firstHidden;
  private long hiddenRows;
  private long lastRecord;

  SheetReading(Archive archive, Workbook book, SheetChoice.Chosen chosen, Records records) {
    this.archive = archive;
    this.book = book;
    this.chosen = chosen;
    this.records = records;
  }

  void read(LongConsumer bytesRead) throws IOException, Unreadable {
    Sheet sheet = chosen.sheet();
    TableRows table =
        TableRows.below(
            chosen.header().shifted(chosen.offset()), chosen.head(), records, sheet.name());
    try (SheetRows rows = new SheetRows(book, sheet, archive.open(sheet.part(), bytesRead))) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        if (row.get().number() > chosen.header().row()) {
          record(row.get(), table);
        }
      }
      table.close();
      tellHidden(rows.hiddenColumns());
      tellMerged(rows.merged(), table);
    }
  }

  private void record(Row row, TableRows table) {
    List<String> texts = row.texts();
    long number = row.number() + chosen.offset();
    if (table.keptOut(number, texts)) {
      return;
    }
    lastRecord = row.number();
    if (row.hidden()) {
      firstHidden = hiddenRows == 0 ? number : firstHidden;
      hiddenRows++;
    }
    for (Cell cell : row.cells()) {
      flag(number, cell, table.column(cell.column()));
    }
    table.accept(number, texts);
  }

  private void flag(long row, Cell cell, int column) {
    if (column == Records.NONE) {
      return;
    }
    switch (cell.state()) {
      case GOOD -> {}
      case ERROR -> records.flag(row, column, "error_cell", cell.text(), "");
      case NOT_CALCULATED -> records.flag(row, column, "formula_without_value", null, "");
      case DIGITS_LOST -> records.flag(row, column, "digits_lost", cell.text(), "");
    }
  }

  private void tellHidden(List<String> columns) {
    if (hiddenRows > 0) {
      records.note(
          "hidden_read", firstHidden, null, hiddenRows + " hidden rows, this is the first");
    }
    if (!columns.isEmpty()) {
      records.note("hidden_read", null, String.join(", ", columns), "hidden columns");
    }
  }

  /** Only cells merged over several records: the others of them hold nothing. */
  private void tellMerged(List<String> ranges, TableRows table) {
    ranges.stream()
        .map(RANGE::matcher)
        .filter(Matcher::matches)
        .filter(
            m ->
                Long.parseLong(m.group(4)) > Math.max(Long.parseLong(m.group(2)), header())
                    && Long.parseLong(m.group(4)) > header() + 1
                    && Long.parseLong(m.group(2)) <= lastRecord)
        .limit(MOST_MERGED)
        .forEach(
            m ->
                records.note(
                    "merged_cells",
                    Long.parseLong(m.group(2)) + chosen.offset(),
                    m.group(),
                    "of columns A to "
                        + landstock.warehouse.source.table.ColumnName.of(
                            Math.max(0, table.width() - 1))));
  }

  private long header() {
    return chosen.header().row();
  }
}
