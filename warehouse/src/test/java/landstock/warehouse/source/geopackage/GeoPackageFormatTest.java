package landstock.warehouse.source.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.synthesis.handin.GeoPackageLayer;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.Wkb;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class GeoPackageFormatTest {
  @TempDir Path folder = Path.of("");

  private Path write() throws IOException {
    Path file = folder.resolve("幢 #1.gpkg");
    List<LayerField> fields =
        List.of(LayerField.text("名称", 40), LayerField.number("面积", 2), LayerField.date("日期"));
    try (GeoPackageLayer layer =
        new GeoPackageLayer(file, "自然幢", fields, "POINT", 4548, LocalDate.of(2023, 12, 31))) {
      layer.add(
          Map.of("名称", "国贸", "面积", 12.5, "日期", LocalDate.of(2020, 2, 29)),
          new GeometryFactory().createPoint(new Coordinate(517000, 4330000)));
      layer.add(Map.of(), null);
    }
    return file;
  }

  private static Collected read(Path file, int srid, String layer) throws IOException, Unreadable {
    Collected collected = new Collected();
    new GeoPackageFormat()
        .read(
            file,
            Collected.handIn(
                Format.GEOPACKAGE,
                srid,
                StandardCharsets.UTF_8,
                layer.isEmpty() ? null : layer,
                null),
            collected,
            b -> {});
    return collected;
  }

  private static String refusal(Path file, String layer) {
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(file, 4548, layer));
    assertThat(refusal).isNotNull();
    return refusal.finding().rule() + " " + refusal.finding().detail();
  }

  private static void change(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void what_was_written_comes_back_under_its_fid() throws Exception {
    Collected read = read(write(), 4548, "");
    assertThat(read.rows).containsExactly("1 [国贸, 12.5, 2020-02-29]", "2 [null, null, null]");
    assertThat(String.valueOf(read.geometries.get(0))).isEqualTo("POINT (517000 4330000)");
    assertThat((Object) read.geometries.get(1)).isNull();
    assertThat(read.findings).isEmpty();
  }

  @Test
  void a_real_that_is_a_code_has_its_digits() throws Exception {
    Path file = write();
    change(file, "UPDATE \"自然幢\" SET \"面积\" = 120101001.0 WHERE fid = 1");
    assertThat(read(file, 4548, "").rows.get(0)).isEqualTo("1 [国贸, 120101001, 2020-02-29]");
  }

  @Test
  void another_srs_than_the_packs_is_refused() throws Exception {
    Path file = write();
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(file, 4549, ""));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
  }

  @Test
  void a_geometry_of_another_srs_than_its_layers_is_flagged() throws Exception {
    Path file = write();
    byte[] blob = HexFormat.of().parseHex("47500001e6100000" + "0101000000" + "00".repeat(16));
    change(
        file, "UPDATE \"自然幢\" SET geom = x'" + HexFormat.of().formatHex(blob) + "' WHERE fid = 1");
    Collected read = read(file, 4548, "");
    assertThat(read.findings)
        .containsExactly("geometry_crs_differs 1 SRS 4326 in a layer of SRS 4548");
  }

  @Test
  void coordinates_that_are_no_numbers_cost_their_geometry_only() throws Exception {
    Path file = write();
    for (String wkb : Wkb.NOT_FINITE) {
      change(file, "UPDATE \"自然幢\" SET geom = x'47500001c4110000" + wkb + "' WHERE fid = 1");
      Collected read = read(file, 4548, "");
      assertThat(read.findings)
          .as(wkb)
          .containsExactly("geometry_unreadable 1 a coordinate is not finite");
      assertThat(read.rows).hasSize(2);
      assertThat((Object) read.geometries.get(0)).isNull();
    }
    change(file, "UPDATE \"自然幢\" SET geom = x'47500001c4110000" + Wkb.EMPTY + "' WHERE fid = 1");
    Collected read = read(file, 4548, "");
    assertThat(read.findings).isEmpty();
    assertThat(String.valueOf(read.geometries.get(0))).isEqualTo("POINT EMPTY");
  }

  @Test
  void layers_are_named_where_the_pack_names_none_of_them() throws Exception {
    Path file = write();
    assertThat(refusal(file, "自然撞")).contains("layer_missing", "layers: 自然幢");
    change(
        file,
        "CREATE TABLE other (fid INTEGER PRIMARY KEY, a TEXT)",
        "INSERT INTO gpkg_contents (table_name, data_type, last_change) VALUES ('other',"
            + " 'attributes', '2020-01-01')");
    assertThat(refusal(file, "")).contains("layer_missing", "other, 自然幢");
    assertThat(read(file, 4548, "自然幢").rows).hasSize(2);
  }

  @Test
  void views_and_triggers_do_nothing() throws Exception {
    Path file = write();
    change(
        file,
        "ALTER TABLE \"自然幢\" RENAME TO hidden",
        "CREATE VIEW \"自然幢\" AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
            + " SELECT x AS fid, NULL AS geom FROM c",
        "CREATE TRIGGER t INSTEAD OF INSERT ON \"自然幢\" BEGIN SELECT load_extension('x'); END");
    assertThat(refusal(file, "")).contains("layer_unusable", "view");
    Path other = write();
    change(
        other,
        "ALTER TABLE gpkg_contents RENAME TO g",
        "CREATE VIEW gpkg_contents AS SELECT * FROM g");
    assertThat(refusal(other, "")).contains("not_what_it_claims", "gpkg_contents");
  }

  @Test
  void a_log_beside_it_is_named() throws Exception {
    Path file = write();
    Files.writeString(file.resolveSibling(file.getFileName() + "-wal"), "x");
    assertThat(refusal(file, "")).startsWith("file_in_use");
  }

  @Test
  void every_truncation_and_any_other_file_is_refused() throws Exception {
    Path file = write();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length; length += 1024) {
      Files.write(file, Arrays.copyOf(whole, length));
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> assertThat(refusal(file, "")).containsAnyOf("file_broken", "not_what_it_claims"));
    }
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    assertThat(refusal(file, "")).startsWith("not_what_it_claims");
  }

  @Test
  void damaged_pages_never_give_rows_in_silence_that_were_not_there() throws Exception {
    Path file = write();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 100; at < whole.length; at += 977) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, at, Math.min(at + 8, damaged.length), (byte) 0xFF);
      Files.write(file, damaged);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            try {
              assertThat(read(file, 4548, "").rows.size()).isLessThanOrEqualTo(2);
            } catch (Unreadable e) {
              assertThat(e.finding().rule()).isNotEmpty();
            }
          });
    }
  }
}
