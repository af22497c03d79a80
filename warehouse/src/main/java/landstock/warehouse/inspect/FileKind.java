package landstock.warehouse.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.EncodingGuess;

/**
 * What a file is, told by its first bytes before its name.
 *
 * @param encoding of its text; UTF-8 for formats that say themselves
 */
record FileKind(Format format, EncodingGuess encoding) {
  private static final int MANY = 4096;
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("shp", "SHAPEFILE"),
          Map.entry("gpkg", "GEOPACKAGE"),
          Map.entry("parquet", "PARQUET"),
          Map.entry("geoparquet", "PARQUET"),
          Map.entry("topojson", "TOPOJSON"),
          Map.entry("gdb", "FILEGDB"),
          Map.entry("xlsx", "XLSX"),
          Map.entry("xlsm", "XLSX"),
          Map.entry("geojson", "GEOJSON"),
          Map.entry("csv", "CSV"),
          Map.entry("tsv", "CSV"));
  private static final EncodingGuess SAYS_ITSELF =
      new EncodingGuess("UTF-8", 1, "the format says so itself");

  /**
   * @throws LandstockException NOT_FOUND where there is no such file
   */
  static FileKind of(Path file) {
    if (!Files.exists(file)) {
      throw new LandstockException(Code.NOT_FOUND, "there is no file " + file);
    }
    try {
      String start = Files.isDirectory(file) ? "" : start(file);
      Optional<Format> binary = bySignature(start).or(() -> byName(file));
      if (binary.isPresent() && binary.get() != Format.CSV) {
        boolean text = binary.get().name().equals("SHAPEFILE");
        return new FileKind(binary.get(), text ? dbf(file) : SAYS_ITSELF);
      }
      return text(file);
    } catch (IOException e) {
      throw new LandstockException(Code.NOT_FOUND, "cannot read " + file, e);
    }
  }

  private static FileKind text(Path file) throws IOException {
    EncodingGuess encoding = EncodingGuess.of(file);
    String start = encoding.confidence() == 0 ? start(file) : decoded(file, encoding.name());
    String words = start.replaceFirst("^\uFEFF", "").stripLeading();
    if (words.startsWith("{")) {
      Optional<Format> topology =
          words.contains("\"Topology\"") ? named("TOPOJSON") : Optional.empty();
      return new FileKind(topology.orElse(Format.GEOJSON), encoding);
    }
    boolean coordinates = words.startsWith("[") && start.contains("[地块坐标]");
    boolean attributes = words.startsWith("[属性描述]");
    return new FileKind(coordinates || attributes ? Format.TXT : Format.CSV, encoding);
  }

  private static Optional<Format> bySignature(String start) {
    if (start.startsWith("PK\u0003\u0004")) {
      return Optional.of(Format.XLSX);
    }
    if (start.startsWith("SQLite format 3\0")) {
      return named("GEOPACKAGE");
    }
    if (start.startsWith("PAR1")) {
      return named("PARQUET");
    }
    return start.startsWith("\0\0'\n") ? named("SHAPEFILE") : Optional.empty();
  }

  private static Optional<Format> byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1)))
        .flatMap(FileKind::named);
  }

  /** A format of this build. */
  private static Optional<Format> named(String name) {
    return Stream.of(Format.values()).filter(f -> f.name().equals(name)).findFirst();
  }

  private static EncodingGuess dbf(Path shape) throws IOException {
    String name = String.valueOf(shape.getFileName());
    String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    for (String ending : List.of(".dbf", ".DBF")) {
      Path table = shape.resolveSibling(stem + ending);
      if (Files.isRegularFile(table)) {
        return EncodingGuess.ofTable(table);
      }
    }
    return SAYS_ITSELF;
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MANY), StandardCharsets.ISO_8859_1);
    }
  }

  private static String decoded(Path file, String encoding) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MANY * 4), java.nio.charset.Charset.forName(encoding));
    }
  }
}
