package landstock.api.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;

/**
 * RFC 4180 in UTF-8: a header line, CRLF, quotes where needed. NULL is empty, the empty text is
 * {@code ""}. A text that a spreadsheet would execute is led by an apostrophe.
 */
public final class CsvEncoder implements Encoder {
  private static final int FLUSH_CHARS = 16 * 1024;

  private final boolean bom;

  /**
   * @param bom whether the file begins with a byte order mark, which Excel needs to see UTF-8
   */
  public CsvEncoder(boolean bom) {
    this.bom = bom;
  }

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    StringBuilder line = new StringBuilder();
    if (bom) {
      line.append('\uFEFF');
    }
    header(answer.columns(), line);
    Execution rows = answer.rows();
    StringBuilder cell = new StringBuilder();
    while (rows.next()) {
      List<TextColumn> columns = TextColumn.of(rows.batch().getFieldVectors(), answer.columns());
      for (int row = 0; row < rows.batch().getRowCount(); row++) {
        append(columns, row, cell, line);
        if (line.length() > FLUSH_CHARS) {
          writer.append(line);
          line.setLength(0);
        }
      }
    }
    writer.append(line).flush();
  }

  private static void header(List<ResultColumn> columns, StringBuilder line) {
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      text(columns.get(i).name(), line);
    }
    line.append("\r\n");
  }

  private static void append(
      List<TextColumn> columns, int row, StringBuilder cell, StringBuilder line) {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      TextColumn column = columns.get(i);
      if (column.vector().isNull(row)) {
        continue;
      }
      switch (column.kind()) {
        case NUMBER, WORD -> column.cell().append(line, row);
        case SHAPE -> {
          line.append('"');
          column.cell().append(line, row);
          line.append('"');
        }
        case TEXT -> {
          cell.setLength(0);
          column.cell().append(cell, row);
          text(cell, line);
        }
      }
    }
    line.append("\r\n");
  }

  private static void text(CharSequence value, StringBuilder line) {
    boolean guard = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    boolean quote = value.isEmpty();
    for (int i = 0; i < value.length() && !quote; i++) {
      char c = value.charAt(i);
      quote = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (!quote) {
      line.append(guard ? "'" : "").append(value);
      return;
    }
    line.append(guard ? "\"'" : "\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      line.append(c == '"' ? "\"" : "").append(c);
    }
    line.append('"');
  }
}
