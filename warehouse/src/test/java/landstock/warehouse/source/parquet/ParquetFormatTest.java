package landstock.warehouse.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.SharedData;
import landstock.warehouse.testdata.Wkb;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class ParquetFormatTest {
  @TempDir Path work = Path.of("");

  private Collected read(Path file, int srid) throws IOException, Unreadable {
    return read(file, srid, new Collected());
  }

  private Collected read(Path file, int srid, Collected collected) throws IOException, Unreadable {
    new ParquetFormat(work)
        .read(
            file,
            Collected.handIn(Format.PARQUET, srid, StandardCharsets.UTF_8),
            collected,
            b -> {});
    return collected;
  }

  @Test
  void every_kind_of_geometry_is_the_one_written_as_text_beside_it() throws Exception {
    Path folder = SharedData.folder("geoparquet");
    for (String kind :
        List.of(
            "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon")) {
      Collected read = read(folder.resolve("data-" + kind + "-encoding_wkb.parquet"), 4326);
      List<String> expected =
          Files.readAllLines(folder.resolve("data-" + kind + "-wkt.csv")).stream().skip(1).toList();
      assertThat(read.geometries).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        String text = expected.get(i).replaceFirst("^[0-9]+,", "").replace("\"", "");
        Geometry geometry = read.geometries.get(i);
        if (text.isBlank()) {
          assertThat((Object) geometry).isNull();
        } else {
          assertThat((Object) geometry).isNotNull();
          Geometry wanted = new WKTReader().read(text);
          assertThat(wanted.equalsExact(geometry)).as(kind + " " + text + " " + geometry).isTrue();
        }
      }
    }
  }

  @Test
  void a_missing_crs_is_crs84_and_another_one_in_the_pack_is_refused() throws Exception {
    Path example = SharedData.folder("geoparquet").resolve("example.parquet");
    Collected read = read(example, 4326);
    assertThat(read.rows).hasSize(5);
    assertThat(read.headers).contains("pop_est", "continent");
    assertThat(read.findings).isEmpty();
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(example, 4548));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
  }

  @Test
  void every_truncation_is_refused() throws Exception {
    byte[] whole = Files.readAllBytes(SharedData.folder("geoparquet").resolve("example.parquet"));
    for (int length = 4; length < whole.length; length += 1024) {
      Path file = work.resolve("cut [1].parquet");
      Files.write(file, Arrays.copyOf(whole, length));
      Assertions.assertTimeout(
          Duration.ofSeconds(10),
          () -> {
            Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(file, 4326));
            assertThat(refusal.finding().rule()).isEqualTo("file_broken");
            assertThat(refusal.finding().detail()).doesNotContain(work.toString());
          });
    }
  }

  @Test
  void coordinates_that_are_no_numbers_cost_their_geometry_only() throws Exception {
    for (String type : List.of("BLOB", "GEOMETRY")) {
      Path file = work.resolve(type + ".parquet");
      List<String> all = new ArrayList<>(Wkb.NOT_FINITE);
      all.add(Wkb.EMPTY);
      writeShapes(file, type, all);
      // With a type of its own comes a geo entry that says no CRS: CRS 84.
      Collected read = read(file, type.equals("BLOB") ? 4548 : 4326);
      assertThat(read.rows).hasSameSizeAs(all);
      assertThat(read.findings.stream().filter(f -> f.startsWith("geometry")).toList())
          .as(type)
          .hasSameSizeAs(Wkb.NOT_FINITE)
          .allMatch(f -> f.endsWith("a coordinate is not finite"));
      assertThat(String.valueOf(read.geometries.get(all.size() - 1))).isEqualTo("POINT EMPTY");
    }
  }

  /** Without a geo entry, as Parquet has geometry since 2025. */
  @Test
  void a_type_of_its_own_says_its_crs() throws Exception {
    Path file = work.resolve("typed.parquet");
    try (BuildDatabase maker = BuildDatabase.inMemory(BuildSettings.ofThisMachine(work))) {
      maker.execute(
          "COPY (SELECT CAST(ST_GeomFromWKB(from_hex('010100000000000000A08E1F410000000054845041'))"
              + " AS GEOMETRY('OGC:CRS84')) AS geom) TO "
              + Identifiers.literal(file.toString())
              + " (FORMAT parquet, GEOPARQUET_VERSION 'NONE')");
    }
    assertThat(read(file, 4326).findings).isEmpty();
    assertThat(catchThrowableOfType(Unreadable.class, () -> read(file, 4548))).isNotNull();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String degrees = "\"authority\":\"OGC\",\"code\":\"CRS84\"";
    assertThat(text).contains(degrees);
    Files.writeString(
        file,
        text.replace(degrees, "\"authority\":\"EPSG\",\"code\":\"4548\""),
        StandardCharsets.ISO_8859_1);
    assertThat(read(file, 4548).findings).isEmpty();
    assertThat(catchThrowableOfType(Unreadable.class, () -> read(file, 4549)).finding().rule())
        .isEqualTo("crs_differs");
  }

  @Test
  void a_type_may_name_its_crs_by_a_code() throws Exception {
    Collected records = new Collected();
    CrsCheck check =
        new CrsCheck(Collected.handIn(Format.PARQUET, 4548, StandardCharsets.UTF_8), records);
    GeoMetadata.checkType("EPSG:4548", check);
    GeoMetadata.checkType("srid:4548", check);
    assertThat(records.findings).isEmpty();
    assertThat(
            catchThrowableOfType(Unreadable.class, () -> GeoMetadata.checkType("srid:4326", check)))
        .isNotNull();
    GeoMetadata.checkType("projjson:somewhere", check);
    GeoMetadata.checkType("nothing", check);
    assertThat(records.findings).hasSize(2).allMatch(f -> f.startsWith("crs_unknown"));
  }

  private Path write(String select) {
    Path file = work.resolve("values.parquet");
    try (BuildDatabase maker = BuildDatabase.inMemory(BuildSettings.ofThisMachine(work))) {
      maker.execute(
          "COPY (" + select + ") TO " + Identifiers.literal(file.toString()) + " (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void numbers_and_bytes_are_what_their_owner_reads() throws Exception {
    Path file =
        write(
            "SELECT 10101::DOUBLE AS a, 1.20101001e8::DOUBLE AS b, 0.5::FLOAT AS c,"
                + " 10.50::DECIMAL(9, 2) AS d, encode('和平') AS e,"
                + " TIMESTAMP '2023-06-01 00:00:00' AS f, NULL::DOUBLE AS g, 1e20::DOUBLE AS h");
    assertThat(read(file, 4548).rows)
        .containsExactly(
            "1 [10101, 120101001, 0.5, 10.5, 和平, 2023-06-01 00:00:00, null,"
                + " 100000000000000000000]");
  }

  @Test
  void bytes_that_are_no_text_are_told_with_their_row() {
    Path file = write("SELECT encode('a') AS a UNION ALL SELECT '\\xB0\\xA1'::BLOB");
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(file, 4548));
    assertThat(refusal.finding().rule()).isEqualTo("wrong_encoding");
    assertThat(refusal.finding().value()).isEqualTo("b0a1");
    assertThat(refusal.finding().row()).isEqualTo(2);
  }

  private void writeShapes(Path file, String type, List<String> wkb) {
    try (BuildDatabase maker = BuildDatabase.inMemory(BuildSettings.ofThisMachine(work))) {
      String geometry = type.equals("BLOB") ? "from_hex(wkb)" : "ST_GeomFromWKB(from_hex(wkb))";
      maker.execute(
          "COPY (SELECT "
              + geometry
              + " AS geom, wkb FROM (SELECT unnest(["
              + wkb.stream().map(Identifiers::literal).collect(Collectors.joining(", "))
              + "]) AS wkb)) TO "
              + Identifiers.literal(file.toString())
              + " (FORMAT parquet)");
    }
  }

  @Test
  void what_fails_in_the_hands_of_who_takes_the_rows_is_not_blamed_on_the_file() {
    Path example = SharedData.folder("geoparquet").resolve("example.parquet");
    for (String why : List.of("No space left on device", "Out of Memory Error")) {
      LandstockException failure = new LandstockException(Code.INTERNAL, why);
      assertThatThrownBy(() -> read(example, 4326, new Collected(failure))).isSameAs(failure);
    }
  }
}
