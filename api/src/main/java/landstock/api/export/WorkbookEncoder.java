package landstock.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.api.format.Encoder;
import landstock.sql.engine.Execution;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of two sheets: the rows, codes as text and numbers as numbers, and what there is to
 * say about them. Rows go to a temporary file while they come, so that memory does not grow with
 * them; nothing is sent before the last one. A text longer than a cell holds is cut, which both the
 * cell and the second sheet say.
 */
public final class WorkbookEncoder implements Encoder {
  private static final int LONGEST_TEXT = 32_767;
  private static final int MOST_ROWS = 1_048_575;
  private static final int WIDE = 100;

  private final Tongue tongue;
  private final List<String> titles;
  private final Map<String, String> about;

  /**
   * @param titles first row, one per column; empty means the names of the columns
   * @param about name to text, the rows of the second sheet
   */
  public WorkbookEncoder(Tongue tongue, List<String> titles, Map<String, String> about) {
    this.tongue = tongue;
    this.titles = List.copyOf(titles);
    this.about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
  }

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Path folder = Files.createTempDirectory("landstock-workbook");
    Path file = folder.resolve("answer.xlsx");
    try {
      try (WorkbookWriter book = new WorkbookWriter(file)) {
        about(book, answer.rows(), rows(book, answer));
      }
      Files.copy(file, out);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  /**
   * @return how many texts had to be cut
   */
  private long rows(WorkbookWriter book, Answer answer) throws IOException {
    List<SheetColumn> columns = new ArrayList<>();
    for (int i = 0; i < answer.columns().size(); i++) {
      ResultColumn column = answer.columns().get(i);
      String title = titles.isEmpty() ? column.name() : titles.get(i);
      columns.add(SheetColumn.of(title, SheetCells.format(column)));
    }
    SheetWriter sheet = book.sheet(tongue.say("数据", "Data"), columns);
    Execution rows = answer.rows();
    long cut = 0;
    while (rows.next()) {
      if (rows.rowCount() > MOST_ROWS) {
        throw new LandstockException(
                Code.TOO_LARGE, "a sheet holds " + MOST_ROWS + " rows; there are more")
            .withHint("ask for fewer, or for CSV");
      }
      List<FieldVector> vectors = rows.batch().getFieldVectors();
      SheetCells[] cells = new SheetCells[vectors.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = SheetCells.of(vectors.get(i), answer.columns().get(i));
      }
      @Nullable Object[] values = new @Nullable Object[cells.length];
      for (int row = 0; row < rows.batch().getRowCount(); row++) {
        for (int i = 0; i < cells.length; i++) {
          Object value = cells[i].value(row);
          boolean tooLong = value instanceof String text && text.length() > LONGEST_TEXT;
          cut += tooLong ? 1 : 0;
          values[i] = tooLong ? cut(String.valueOf(value)) : value;
        }
        sheet.row(values);
      }
    }
    return cut;
  }

  private void about(WorkbookWriter book, Execution rows, long cut) throws IOException {
    SheetWriter sheet =
        book.sheet(
            tongue.say("说明", "About"),
            List.of(
                SheetColumn.of(tongue.say("项目", "Item"), SheetColumn.Format.TEXT),
                new SheetColumn(tongue.say("内容", "Content"), SheetColumn.Format.TEXT, WIDE)));
    for (Map.Entry<String, String> item : about.entrySet()) {
      sheet.row(item.getKey(), cut(item.getValue()));
    }
    sheet.row(tongue.say("行数", "Rows"), Long.toString(rows.rowCount()));
    if (rows.truncated()) {
      sheet.row(
          tongue.say("不完整", "Incomplete"),
          tongue.say("结果超过上限，只含前面的行", "The result is over the limit; only its first rows"));
    }
    if (cut > 0) {
      sheet.row(
          tongue.say("截断的文本", "Texts cut short"),
          tongue.say(
              cut + " 个单元格超过 32,767 个字符，只含开头，以“…”结尾；CSV 中完整",
              cut
                  + " cells are over 32,767 characters: they have the beginning and end in …;"
                  + " CSV has them whole"));
    }
  }

  /** To what a cell holds, never within a character. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
