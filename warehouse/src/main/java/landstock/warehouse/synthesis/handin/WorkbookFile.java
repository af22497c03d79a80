package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A workbook as offices fill them in: a cover sheet of words, then sheets of one table, each under
 * a title and a line of units that are merged over its columns.
 */
final class WorkbookFile implements LayerFile {
  private final WorkbookWriter book;
  private final Columns columns;
  private final Function<Map<String, ?>, String> sheetOf;
  private final Function<String, List<String>> titles;
  private @Nullable SheetWriter sheet;
  private String open = "";
  private long rows;

  /**
   * @param cover lines of the first sheet
   * @param sheetOf name of the sheet of a record; those of one sheet follow one another
   * @param titles of a sheet, by its name
   */
  WorkbookFile(
      Path path,
      Columns columns,
      List<String> cover,
      Function<Map<String, ?>, String> sheetOf,
      Function<String, List<String>> titles)
      throws IOException {
    this.book = new WorkbookWriter(path);
    this.columns = columns;
    this.sheetOf = sheetOf;
    this.titles = titles;
    SheetWriter words = book.sheet("填报说明", List.of(new SheetColumn("填报说明", Format.TEXT, 80)));
    for (String line : cover) {
      words.row(line);
    }
  }

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    String name = sheetOf.apply(attributes);
    if (!name.equals(open)) {
      sheet =
          book.sheet(
              name,
              titles.apply(name),
              columns.fields().stream()
                  .map(f -> SheetColumn.of(f.name(), format(f.kind())))
                  .toList());
      open = name;
    }
    Object[] values = new Object[columns.fields().size()];
    for (int i = 0; i < values.length; i++) {
      Object value = attributes.get(columns.fields().get(i).name());
      values[i] = value instanceof Verbatim said ? new SheetWriter.Typed(said.text()) : value;
    }
    Objects.requireNonNull(sheet).row(values);
    rows++;
  }

  private static Format format(LayerField.Kind kind) {
    return switch (kind) {
      case TEXT -> Format.PLAIN;
      case WHOLE, NUMBER -> Format.NUMBER;
      case DATE -> Format.DATE;
    };
  }

  @Override
  public void merge(String header, int records) {
    Objects.requireNonNull(sheet).merge(columns.headers().indexOf(header), records);
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
