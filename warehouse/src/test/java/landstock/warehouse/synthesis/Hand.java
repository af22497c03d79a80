package landstock.warehouse.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;
import landstock.warehouse.synthesis.handin.HandInFile;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Hand-ins in a temporary folder, read back without any code of ours. */
final class Hand implements AutoCloseable {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

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
    HandInFile file = find(name + ".geojson");
    try {
      List<Feature> features = new ArrayList<>();
      for (JsonNode node : new ObjectMapper().readTree(bytes(file)).path("features")) {
        features.add(new Feature(node.path("properties"), geometry(node.path("geometry"))));
      }
      return features;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Row> table(String name, String charset) {
    String text = new String(bytes(find(name + ".csv")), Charset.forName(charset));
    String body = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(body)) {
      return rows.readAll().stream().map(Row::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HandInFile find(String name) {
    return files.stream().filter(f -> f.name().endsWith("/" + name)).findFirst().orElseThrow();
  }

  private static Geometry geometry(JsonNode node) {
    List<Polygon> polygons = new ArrayList<>();
    if (node.path("type").asText().equals("Polygon")) {
      polygons.add(polygon(node.path("coordinates")));
    } else if (node.path("type").asText().equals("MultiPolygon")) {
      node.path("coordinates").forEach(p -> polygons.add(polygon(p)));
    }
    return polygons.size() == 1
        ? polygons.get(0)
        : GEOMETRY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 1; i < rings.size(); i++) {
      holes.add(ring(rings.get(i)));
    }
    return GEOMETRY.createPolygon(ring(rings.get(0)), holes.toArray(new LinearRing[0]));
  }

  private static LinearRing ring(JsonNode positions) {
    List<Coordinate> corners = new ArrayList<>();
    positions.forEach(p -> corners.add(new Coordinate(p.get(0).asDouble(), p.get(1).asDouble())));
    return GEOMETRY.createLinearRing(corners.toArray(new Coordinate[0]));
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
