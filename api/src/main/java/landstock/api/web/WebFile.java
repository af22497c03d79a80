package landstock.api.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file of the page, as it is and compressed. Thread-safe. */
final class WebFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json");

  private static final String OTHER_TYPE = "text/plain; charset=utf-8";

  private final String contentType;
  private final byte[] bytes;
  private final String hash;

  /** Made when first asked for, since half of the files are seldom asked for. */
  private byte @Nullable [] zipped;

  WebFile(String path, byte[] bytes) {
    this.contentType = contentType(path);
    this.bytes = bytes;
    this.hash = Hash.of(bytes);
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Of the content, 16 hexadecimal digits. */
  String hash() {
    return hash;
  }

  synchronized byte[] zipped() {
    if (zipped == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      zipped = out.toByteArray();
    }
    return zipped;
  }

  private static String contentType(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, OTHER_TYPE);
  }
}
