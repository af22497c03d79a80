package landstock.warehouse.synthesis.handin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A table as a spreadsheet writes it: a header, CRLF, and a byte order mark if it is UTF-8. */
final class CsvFile implements AutoCloseable {
  private final Writer out;
  private final int columns;
  private final StringBuilder line = new StringBuilder();
  private long rows = -1;

  CsvFile(Path path, Charset charset, String... header) throws IOException {
    this.out = new BufferedWriter(Files.newBufferedWriter(path, charset), 1 << 16);
    this.columns = header.length;
    if (charset.equals(StandardCharsets.UTF_8)) {
      out.write('\ufeff');
    }
    row((Object[]) header);
  }

  /** Null becomes an empty field. */
  void row(@Nullable Object... values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    line.setLength(0);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      Object value = values[i];
      if (value != null) {
        append(value.toString());
      }
    }
    line.append("\r\n");
    try {
      out.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows++;
  }

  private void append(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    if (plain) {
      line.append(text);
    } else {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
