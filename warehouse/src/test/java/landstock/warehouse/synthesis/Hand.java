package landstock.warehouse.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import landstock.warehouse.synthesis.handin.HandInFile;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.locationtech.jts.geom.Geometry;

/** Hand-ins in a temporary folder, read back without any code of ours. */
final class Hand implements AutoCloseable {
  private final Path folder;
  private final List<HandInFile> files;

  private Hand(Path folder, List<HandInFile> files) {
    this.folder = folder;
    this.files = files;
  }

  /** A feature read back; its geometry is empty unless it is a polygon or multi-polygon. */
  record Feature(JsonNode properties, Geometry geom) {
    String text(String header) {
      return properties.path(header).asText();
    }

    double number(String header) {
      return properties.path(header).asDouble();
    }

    boolean has(String header) {
      return properties.hasNonNull(header);
    }
  }

  /** A record of a table read back; an empty field is an empty text. */
  record Row(Map<String, String> fields) {
    String get(String header) {
      String value = fields.get(header);
      if (value == null) {
        throw new IllegalArgumentException("no column " + header + " in " + fields.keySet());
      }
      return value;
    }
  }

  static String yaml() {
    try (InputStream in = Hand.class.getResourceAsStream("/packs/heping/district.yaml")) {
      if (in == null) {
        throw new IllegalStateException("no district.yaml on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DistrictSpec spec() {
    return DistrictSpec.parse("district.yaml", yaml());
  }

  static Hand of(DistrictSpec spec, int year) {
    try {
      Path folder = Files.createTempDirectory("district");
      return new Hand(
          folder,
          District.generate(spec, LocalDate.of(year, 12, 31), folder, (step, done, total) -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<HandInFile> files() {
    return files;
  }

  byte[] bytes(HandInFile file) {
    try {
      return Files.readAllBytes(folder.resolve(file.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Feature> layer(String name) {
    return Layers.read(path(name));
  }

  /** Parcels of both offices under the headers of the cadastre, all without zone. */
  List<Feature> parcels() {
    List<Feature> all = new ArrayList<>(layer("宗地.shp"));
    Layers.read(path("宗地_重测.shp")).forEach(f -> all.add(Layers.asCadastre(f)));
    all.sort(Comparator.comparing(f -> f.text("ZDDM")));
    return all;
  }

  List<Row> table(String name) {
    Path path = path(name);
    return name.endsWith(".xlsx") ? Workbooks.read(path) : csv(path);
  }

  private static List<Row> csv(Path path) {
    String charset = path.endsWith("社区人口.csv") ? "GB18030" : "UTF-8";
    try {
      String text = new String(Files.readAllBytes(path), Charset.forName(charset));
      String body = text.startsWith("\ufeff") ? text.substring(1) : text;
      try (MappingIterator<Map<String, String>> rows =
          new CsvMapper()
              .readerForMapOf(String.class)
              .with(CsvSchema.emptySchema().withHeader())
              .readValues(body)) {
        return rows.readAll().stream().map(Row::new).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(String name) {
    return folder.resolve(find(name).name());
  }

  /** Every file, those that belong to another too. */
  Map<String, byte[]> everything() {
    try (Stream<Path> paths = Files.walk(folder)) {
      Map<String, byte[]> all = new TreeMap<>();
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        all.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HandInFile find(String name) {
    return files.stream().filter(f -> f.name().endsWith("/" + name)).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
