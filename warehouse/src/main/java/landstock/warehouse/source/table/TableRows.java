package landstock.warehouse.source.table;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of one table on, each text to the column that its header means. Used by one
 * thread.
 */
public final class TableRows {
  private static final int MOST_NAMELESS = 50;

  private final Header header;
  private final Records records;
  private final int[] columns;
  private final BitSet nameless = new BitSet();
  private boolean afterHeader = true;

  private TableRows(Header header, Records records, int[] columns) {
    this.header = header;
    this.records = records;
    this.columns = columns;
  }

  /**
   * Looks up the headers and tells where they are unless that is the first row.
   *
   * @param header its row as it is told
   * @param head the lines that the header was found in
   * @param sheet name of the sheet; empty where the file is the table
   * @throws Unreadable where two headers mean one column, or a column is missing
   */
  public static TableRows below(Header header, List<Line> head, Records records, String sheet)
      throws Unreadable {
    List<Line> above = head.subList(0, header.from());
    records.nextTable(sheet, above.stream().map(Line::text).toList());
    int[] columns = new int[header.names().size()];
    TakenColumns taken = new TakenColumns(records);
    for (int i = 0; i < columns.length; i++) {
      String name = header.names().get(i);
      columns[i] = name.isEmpty() ? Records.NONE : taken.take(name, header.row());
    }
    if (header.to() > 0) {
      List<String> titles = above.stream().map(Line::words).toList();
      String rows =
          header.from() == header.to()
              ? ""
              : "rows "
                  + head.get(header.from()).row()
                  + (header.to() - header.from() == 1 ? " and " : " to ");
      records.note(
          "header_below_title",
          header.row(),
          String.join(" / ", titles),
          rows + head.get(header.to()).row());
    }
    records.checkHeaders();
    return new TableRows(header, records, columns);
  }

  /** Number of columns the header has. */
  public int width() {
    return columns.length;
  }

  /** The column that a header means, or {@link Records#NONE}. */
  public int column(int index) {
    return index < columns.length ? columns[index] : Records.NONE;
  }

  /** Whether the row is kept out; it has been told. */
  public boolean keptOut(long row, List<String> cells) {
    Optional<String> rule = Footing.rule(cells);
    if (rule.isEmpty() && afterHeader && Footing.ordinals(cells)) {
      rule = Optional.of("remark_row");
    }
    afterHeader = false;
    rule.ifPresent(r -> records.reject(row, r, new Line(row, cells).words(), ""));
    return rule.isPresent();
  }

  /** One record. */
  public void accept(long row, List<String> cells) {
    @Nullable String[] texts = new @Nullable String[records.width()];
    for (int i = 0; i < cells.size(); i++) {
      int column = column(i);
      if (column != Records.NONE) {
        texts[column] = cells.get(i);
      } else if (!hasName(i) && !cells.get(i).isEmpty()) {
        nameless.set(i);
      }
    }
    records.accept(row, texts, null);
  }

  private boolean hasName(int index) {
    return index < columns.length && !header.names().get(index).isEmpty();
  }

  /** Tells which columns without a header held something. */
  public void close() {
    List<String> names = nameless.stream().limit(MOST_NAMELESS).mapToObj(ColumnName::of).toList();
    if (!names.isEmpty()) {
      records.note("column_nameless", header.row(), String.join(", ", names), "");
    }
  }
}
