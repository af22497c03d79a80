package landstock.warehouse.source.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.Cuts;
import landstock.warehouse.testdata.Heard;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonFormatTest {
  @TempDir Path folder = Path.of("");

  private Collected read(int srid, String json) throws IOException, Unreadable {
    Path file = Files.writeString(folder.resolve("f.geojson"), json);
    Collected collected = new Collected();
    new GeoJsonFormat().read(file, Collected.handIn(Format.GEOJSON, srid), collected, b -> {});
    return collected;
  }

  private static String collection(String crs, String geometry) {
    return "{\"type\": \"FeatureCollection\", "
        + (crs.isEmpty() ? "" : "\"crs\": {\"properties\": {\"name\": \"" + crs + "\"}}, ")
        + "\"features\": [{\"type\": \"Feature\", \"properties\": {\"a\": 1}, \"geometry\": "
        + geometry
        + "}]}";
  }

  private static String geometry(String type, String coordinates) {
    return "{\"coordinates\": " + coordinates + ", \"type\": \"" + type + "\"}";
  }

  private String shape(String geometry) throws IOException, Unreadable {
    Collected read = read(4326, collection("", geometry));
    return read.findings.isEmpty()
        ? String.valueOf(read.geometries.get(0))
        : String.join("; ", read.findings);
  }

  @Test
  void every_type_is_read_whatever_the_order_of_its_members_and_without_heights() throws Exception {
    String ring = "[[0,0,9],[4,0,9],[4,4,9],[0,0,9]]";
    assertThat(shape(geometry("Point", "[1,2,3]"))).isEqualTo("POINT (1 2)");
    assertThat(shape(geometry("MultiPoint", "[[1,2],[3,4]]")))
        .isEqualTo("MULTIPOINT ((1 2), (3 4))");
    assertThat(shape(geometry("LineString", "[[1,2],[3,4]]"))).isEqualTo("LINESTRING (1 2, 3 4)");
    assertThat(shape(geometry("Polygon", "[" + ring + "]")))
        .isEqualTo("POLYGON ((0 0, 4 0, 4 4, 0 0))");
    assertThat(shape(geometry("Polygon", "[]"))).isEqualTo("POLYGON EMPTY");
    assertThat(shape(geometry("MultiPolygon", "[[" + ring + "]]")))
        .isEqualTo("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))");
    assertThat(
            shape(
                "{\"type\": \"GeometryCollection\", \"geometries\": ["
                    + geometry("Point", "[1,2]")
                    + "]}"))
        .isEqualTo("GEOMETRYCOLLECTION (POINT (1 2))");
  }

  @Test
  void what_is_no_geometry_is_told_and_the_feature_stays() throws Exception {
    assertThat(shape(geometry("Polygon", "[[0,0],[1,1]]"))).contains("an array is missing");
    assertThat(shape(geometry("Point", "[[1,2]]"))).contains("not two numbers");
    assertThat(shape(geometry("LineString", "[[1,\"2\"],[3,4]]"))).contains("not two numbers");
    assertThat(shape(geometry("LineString", "[[1,1e999],[3,4]]"))).contains("not finite");
    assertThat(shape(geometry("Polygon", "[".repeat(50) + "]".repeat(50)))).contains("two numbers");
    assertThat(shape("{\"type\": \"Polygon\"}")).contains("an array is missing");
    String nest = "{\"type\": \"GeometryCollection\", \"geometries\": [";
    assertThat(shape(nest.repeat(6) + "]}".repeat(6))).contains("nest too deep");
  }

  /** 60 MB; as a tree it would be more than the heap of the tests. */
  @Test
  void a_ring_of_ten_million_points_is_a_finding() throws Exception {
    Path file = folder.resolve("large.geojson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      String[] around = collection("", geometry("Polygon", "[[POINTS]]")).split("POINTS", -1);
      out.write(around[0]);
      String some = "[1,1],".repeat(10_000);
      for (int i = 0; i < 1000; i++) {
        out.write(some);
      }
      out.write("[1,1]" + around[1]);
    }
    Heard heard =
        new Heard("a")
            .read(
                new GeoJsonFormat(),
                file,
                Heard.handIn(Format.GEOJSON, StandardCharsets.UTF_8, 4326, null));
    assertThat(heard.findings).containsExactly("geometry_unreadable 1 more than 1000000 points");
    assertThat(heard.rows).containsExactly("1: 1");
  }

  @ParameterizedTest
  @CsvSource({
    "120101001.0, 120101001",
    "1.20101001E8, 120101001",
    "0.50, 0.5",
    "601, 601",
    "\"601.0\", 601.0",
  })
  void a_code_stored_as_a_number_stays_the_code(String number, String text) throws Exception {
    String json = collection("", "null").replace("\"a\": 1", "\"a\": " + number);
    assertThat(read(4326, json).rows).containsExactly("1 [" + text + "]");
  }

  @Test
  void a_property_without_end_stops_the_reading() {
    String large = "[" + "1,".repeat(600_000) + "1]";
    String json = collection("", "null").replace("\"a\": 1", "\"a\": " + large);
    assertThat(catchThrowableOfType(Unreadable.class, () -> read(4326, json)).finding().rule())
        .isEqualTo("field_too_long");
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ogc:def:crs:OGC:1.3:CRS84, 4490",
    "urn:ogc:def:crs:EPSG::4490, 4326",
    "EPSG:4548, 4548",
    "http://www.opengis.net/def/crs/EPSG/0/4548, 4548",
    "'', 4326",
    "'', 4490",
  })
  void crs_of_the_same_effect_agree_whatever_they_are_called(String crs, int srid)
      throws Exception {
    assertThat(read(srid, collection(crs, "null")).findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ogc:def:crs:OGC:1.3:CRS84, 4548, crs_differs",
    "urn:ogc:def:crs:EPSG::4549, 4548, crs_differs",
  })
  void another_crs_is_refused(String crs, int srid, String rule) {
    Unreadable refusal =
        catchThrowableOfType(Unreadable.class, () -> read(srid, collection(crs, "null")));
    assertThat(refusal.finding().rule()).isEqualTo(rule);
  }

  @Test
  void a_crs_that_is_not_said_or_not_known_is_noted() throws Exception {
    assertThat(read(4548, collection("", "null")).findings)
        .containsExactly("crs_unsaid null it has no crs member; taken as EPSG:4548");
    assertThat(read(4548, collection("urn:ogc:def:crs:ESRI::102100", "null")).findings)
        .singleElement()
        .asString()
        .startsWith("crs_unknown");
  }

  @Test
  void every_truncation_is_told_as_one_after_the_features_before_it() throws IOException {
    Random random = new Random(7);
    String features =
        IntStream.range(0, 250)
            .mapToObj(i -> parcel(i, random.nextInt(1 << 20)))
            .collect(Collectors.joining(",\n"));
    Path file = folder.resolve("cut.geojson");
    Files.writeString(file, "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}");
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isBetween(20_000, 60_000);
    List<String> rows = cut(file).rows;
    assertThat(rows).hasSize(250);
    for (int length : Cuts.of(whole.length).toArray()) {
      Files.write(file, Arrays.copyOf(whole, length));
      Heard heard = Assertions.assertTimeout(Duration.ofSeconds(5), () -> cut(file));
      assertThat(heard.findings)
          .as("%d of %d bytes", length, whole.length)
          .singleElement()
          .asString()
          .startsWith("UNREADABLE file_truncated");
      assertThat(heard.rows).isEqualTo(rows.subList(0, heard.rows.size()));
    }
  }

  private static String parcel(int number, int east) {
    return "{\"type\": \"Feature\", \"properties\": {\"坐落\": \"和平区滨江道"
        + number
        + "号\", \"null\": null, \"true\": true}, \"geometry\": "
        + geometry("Point", "[" + east + ".5, 1e3]")
        + "}";
  }

  private static Heard cut(Path file) {
    return new Heard("坐落")
        .read(
            new GeoJsonFormat(),
            file,
            Heard.handIn(Format.GEOJSON, StandardCharsets.UTF_8, 4326, null));
  }
}
