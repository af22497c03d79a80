package landstock.warehouse.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import landstock.warehouse.pack.HandIn.Format;

/** Tells from how a file begins that it is not what its name claims. */
public final class FirstBytes {
  private FirstBytes() {}

  private static final int MANY = 4096;

  /** How files of binary formats begin. */
  private static final Map<Format, String> BINARY =
      Map.of(
          Format.SHAPEFILE, "\0\0'\n",
          Format.GEOPACKAGE, "SQLite format 3\0",
          Format.PARQUET, "PAR1");

  private static final Map<String, String> OTHERS =
      Map.of(
          "PK\u0003\u0004", "a ZIP archive; unpack it",
          "SQLite format 3\0", "an SQLite database, as GeoPackages are",
          "PAR1", "Parquet",
          "\0\0'\n", "a shapefile",
          "{", "JSON",
          "%PDF", "a PDF");

  private static Optional<String> otherBinary(Format format, String start) {
    String wanted = BINARY.get(format);
    if (wanted == null || start.startsWith(wanted)) {
      return Optional.empty();
    }
    return OTHERS.entrySet().stream()
        .filter(o -> start.startsWith(o.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> Optional.of("something else, by its first bytes"));
  }

  /** With a byte order mark, or Latin letters, every other byte of which is 0. */
  private static final Pattern UTF_16 =
      Pattern.compile("\u00FF\u00FE|\u00FE\u00FF|([!-~]\0){2}|(\0[!-~]){2}");

  /** What the file is instead, in English; empty when it may be the format. */
  public static Optional<String> otherThan(Format format, Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MANY);
    }
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    Optional<String> binary = otherBinary(format, start);
    if (binary.isPresent() || BINARY.containsKey(format)) {
      return binary;
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return format == Format.XLSX
          ? Optional.empty()
          : Optional.of("a ZIP archive, as XLSX files are");
    }
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return Optional.of(
          "an old Office file (XLS) or one with a password; save it as XLSX without password");
    }
    if (start.startsWith("%PDF")) {
      return Optional.of("a PDF");
    }
    if (start.startsWith("\u001F\u008B")) {
      return Optional.of("compressed with gzip");
    }
    if (format == Format.XLSX) {
      return Optional.of("no ZIP archive, as XLSX files are");
    }
    boolean text = format == Format.CSV || format == Format.TXT;
    if (text && UTF_16.matcher(start).lookingAt()) {
      return Optional.empty(); // the decoder says whether that was declared
    }
    if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
      return Optional.of("UTF-16 text");
    }
    if (start.indexOf('\0') >= 0) {
      return Optional.of("binary");
    }
    String words = start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
    if (words.startsWith("<")) {
      return Optional.of("HTML or XML");
    }
    if ((format == Format.GEOJSON || format == Format.TOPOJSON) && !words.startsWith("{")) {
      return Optional.of("not a JSON object");
    }
    if (format == Format.CSV && (words.startsWith("{") || words.startsWith("["))) {
      return Optional.of("JSON");
    }
    return Optional.empty();
  }
}
