package landstock.warehouse.synthesis.handin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A table as a spreadsheet writes it: a header, CRLF, and a byte order mark if it is UTF-8. */
final class CsvFile implements LayerFile {
  private final Writer out;
  private final List<String> headers;
  private final StringBuilder line = new StringBuilder();
  private long rows;

  CsvFile(Path path, Charset charset, List<String> headers) throws IOException {
    this.out = new BufferedWriter(Files.newBufferedWriter(path, charset), 1 << 16);
    this.headers = List.copyOf(headers);
    if (charset.equals(StandardCharsets.UTF_8)) {
      out.write('\ufeff');
    }
    out.append(String.join(",", headers)).append("\r\n");
  }

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    line.setLength(0);
    for (int i = 0; i < headers.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      Object value = attributes.get(headers.get(i));
      if (value instanceof Verbatim text) {
        line.append(text);
      } else if (value != null) {
        append(value.toString());
      }
    }
    out.append(line.append("\r\n"));
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

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
