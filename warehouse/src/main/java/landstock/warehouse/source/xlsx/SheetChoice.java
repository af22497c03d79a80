package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.table.Header;
import landstock.warehouse.source.table.Line;

/**
 * Which sheets of a workbook are read: the one named, all that fit, or the one that fits best, if
 * no other holds records and fits as well.
 */
final class SheetChoice {
  private static final String ALL = "*";
  private static final int MOST_NAMED = 20;
  private static final int BYTES_PER_CHAR = 2;

  private final Archive archive;
  private final Workbook book;
  private final Records records;
  private final MemoryBudget.Held memory;

  /**
   * @param memory for the first rows of every sheet
   */
  SheetChoice(Archive archive, Workbook book, Records records, MemoryBudget.Held memory) {
    this.archive = archive;
    this.book = book;
    this.records = records;
    this.memory = memory;
  }

  /**
   * A sheet to read.
   *
   * @param head its first lines that hold something
   * @param offset added to its row numbers
   */
  record Chosen(Sheet sheet, List<Line> head, Header header, long offset) {
    int fit() {
      return header.understood();
    }

    /** Whether anything stands below the header. */
    boolean filled() {
      return header.to() + 1 < head.size();
    }
  }

  /**
   * @param layer name of a sheet, or {@code *}
   * @throws Unreadable where there is none, or it is not clear which
   */
  List<Chosen> of(Optional<String> layer) throws IOException, Unreadable {
    List<Chosen> all = new ArrayList<>();
    for (Sheet sheet : book.sheets()) {
      boolean asked = layer.isEmpty() || layer.get().equals(ALL) || named(sheet, layer.get());
      List<Line> head = asked ? head(sheet) : List.of();
      if (!head.isEmpty()) {
        long offset = layer.filter(ALL::equals).isPresent() ? SheetRow.offset(sheet.position()) : 0;
        all.add(new Chosen(sheet, head, Header.find(head, records), offset));
      }
    }
    if (all.isEmpty()) {
      throw nothing(layer);
    }
    Chosen best =
        all.stream()
            .max(Comparator.comparingInt(Chosen::fit).thenComparing(Chosen::filled))
            .orElseThrow();
    if (layer.isEmpty()) {
      checkAlone(best, all);
    }
    List<Chosen> chosen =
        layer.filter(ALL::equals).isPresent()
            ? all.stream().filter(c -> c.fit() > 0 && c.fit() * 2 >= best.fit()).toList()
            : List.of();
    chosen = chosen.isEmpty() ? List.of(best) : chosen;
    tell(all, chosen);
    return chosen;
  }

  /** Twelve sheets of months are one hand-in, or eleven of them are lost. */
  private void checkAlone(Chosen best, List<Chosen> all) throws Unreadable {
    List<String> alike =
        all.stream()
            .filter(c -> c.fit() > 0 && c.fit() == best.fit() && c.filled())
            .map(c -> "'" + c.sheet().name() + "'")
            .toList();
    if (alike.size() > 1) {
      throw records.unreadable(
          "layer_missing",
          null,
          null,
          alike.size() + " sheets fit alike: " + String.join(", ", some(alike)));
    }
  }

  private static List<String> some(List<String> names) {
    return names.subList(0, Math.min(MOST_NAMED, names.size()));
  }

  private static boolean named(Sheet sheet, String name) {
    return HeaderMap.normal(sheet.name()).equals(HeaderMap.normal(name));
  }

  private Unreadable nothing(Optional<String> layer) {
    String names =
        book.sheets().stream().map(s -> "'" + s.name() + "'").collect(Collectors.joining(", "));
    boolean exists = layer.isEmpty() || book.sheets().stream().anyMatch(s -> named(s, layer.get()));
    return exists
        ? records.unreadable("no_rows", null, layer.orElse(null), "sheets: " + names)
        : records.unreadable("sheet_missing", null, layer.orElse(null), "its sheets are " + names);
  }

  private void tell(List<Chosen> all, List<Chosen> chosen) {
    for (Chosen one : all) {
      if (!chosen.contains(one)) {
        records.note(
            "sheet_not_read",
            null,
            one.sheet().name(),
            one.fit() + " of its headers are understood");
      } else if (one.offset() > 0 || one.sheet().hidden() || all.size() > 1) {
        records.note(
            "sheet_read",
            one.offset() + 1,
            one.sheet().name(),
            (one.sheet().hidden() ? "it is hidden; " : "")
                + "its row r is row "
                + (one.offset() == 0 ? "r" : one.offset() + " + r"));
      }
    }
  }

  private List<Line> head(Sheet sheet) throws IOException {
    List<Line> head = new ArrayList<>();
    try (SheetRows rows = new SheetRows(book, sheet, archive.open(sheet.part()))) {
      while (head.size() < Header.FURTHEST) {
        Optional<Row> row = rows.next();
        if (row.isEmpty()) {
          break;
        }
        Line line = new Line(row.get().number(), row.get().texts());
        take(line);
        head.add(line);
      }
    }
    return head;
  }

  private void take(Line line) throws Flaw {
    long chars = line.cells().stream().mapToLong(String::length).sum();
    if (!memory.take(BYTES_PER_CHAR * chars)) {
      throw new Flaw(
          "file_too_large",
          "the first rows of its sheets need more than "
              + (memory.mostBytes() >> 20)
              + " MB of memory");
    }
  }
}
