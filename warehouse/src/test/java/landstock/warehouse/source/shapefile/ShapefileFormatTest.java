package landstock.warehouse.source.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.synthesis.handin.ShapefileLayer;
import landstock.warehouse.synthesis.handin.ShapefileLayer.Shape;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.SharedData;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ShapefileFormatTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String HOLED =
      "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)),"
          + " ((20 0, 20 5, 25 5, 25 0, 20 0)))";

  @TempDir Path folder = Path.of("");

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Two parcels, the second without shape and attributes. */
  private Path write(Charset charset) throws IOException {
    Path shp = folder.resolve("宗地.shp");
    List<LayerField> fields =
        List.of(
            LayerField.text("坐落", 12),
            LayerField.whole("年度"),
            LayerField.number("ZDMJ", 2),
            LayerField.date("日期"));
    try (ShapefileLayer layer =
        new ShapefileLayer(shp, fields, Shape.POLYGON, charset, 4548, LocalDate.of(2023, 12, 31))) {
      Map<String, Object> first = new HashMap<>();
      first.put("坐落", "滨江道");
      first.put("年度", 2023);
      first.put("ZDMJ", 100.125);
      first.put("日期", LocalDate.of(2020, 2, 29));
      layer.add(first, wkt(HOLED));
      layer.add(Map.of(), null);
      assertThat(layer.rows()).isEqualTo(2);
    }
    return shp;
  }

  private static Collected read(Path shp, int srid, Charset charset)
      throws IOException, Unreadable {
    Collected collected = new Collected();
    new ShapefileFormat()
        .read(shp, Collected.handIn(Format.SHAPEFILE, srid, charset), collected, b -> {});
    return collected;
  }

  private static String refusal(Path shp) {
    Unreadable refusal =
        catchThrowableOfType(Unreadable.class, () -> read(shp, 4548, StandardCharsets.UTF_8));
    assertThat(refusal).isNotNull();
    return refusal.finding().rule() + " " + refusal.finding().detail();
  }

  private Path patch(String ending, int at, int value, ByteOrder order) throws IOException {
    Path file = folder.resolve("宗地." + ending);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(order).putInt(at, value);
    Files.write(file, bytes);
    return folder.resolve("宗地.shp");
  }

  @Test
  void what_was_written_in_gbk_comes_back() throws Exception {
    Collected read = read(write(GBK), 4548, StandardCharsets.UTF_8);
    assertThat(read.headers).containsExactly("坐落", "年度", "ZDMJ", "日期");
    assertThat(read.rows)
        .containsExactly("1 [滨江道, 2023, 100.12, 20200229]", "2 [null, null, null, null]");
    assertThat(wkt(HOLED).equalsTopo(read.geometries.get(0))).isTrue();
    assertThat((Object) read.geometries.get(1)).isNull();
    assertThat(read.findings).isEmpty();
  }

  @Test
  void a_code_kept_as_a_number_has_its_digits() throws Exception {
    Path shp = folder.resolve("码.shp");
    try (ShapefileLayer layer =
        new ShapefileLayer(
            shp,
            List.of(LayerField.number("CODE", 11)),
            Shape.POLYGON,
            GBK,
            4548,
            LocalDate.of(2023, 12, 31))) {
      layer.add(Map.of("CODE", 10101.0), wkt(HOLED));
    }
    assertThat(read(shp, 4548, GBK).rows).containsExactly("1 [10101]");
    Path dbf = folder.resolve("码.dbf");
    String bytes = Files.readString(dbf, StandardCharsets.ISO_8859_1);
    String number = "   10101.00000000000";
    assertThat(bytes).contains(number);
    Files.writeString(
        dbf, bytes.replace(number, "  1.20101001000e+008"), StandardCharsets.ISO_8859_1);
    assertThat(read(shp, 4548, GBK).rows).containsExactly("1 [120101001]");
  }

  @Test
  void a_cpg_that_lies_is_found_out_and_said() throws Exception {
    Path shp = write(StandardCharsets.UTF_8);
    for (String lie : List.of("GBK", "ISO-8859-1", "936")) {
      Files.writeString(folder.resolve("宗地.cpg"), lie);
      Collected read = read(shp, 4548, StandardCharsets.UTF_8);
      assertThat(read.rows.get(0)).contains("滨江道");
      assertThat(read.findings).hasSize(1).first().asString().contains("encoding_detected UTF-8");
    }
    write(GBK);
    Files.writeString(folder.resolve("宗地.cpg"), "UTF-8");
    assertThat(read(shp, 4548, StandardCharsets.UTF_8).rows.get(0)).contains("滨江道");
  }

  @Test
  void without_cpg_and_prj_the_header_and_the_pack_are_believed_and_both_said() throws Exception {
    Path shp = write(GBK);
    Files.delete(folder.resolve("宗地.cpg"));
    Files.delete(folder.resolve("宗地.prj"));
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(read.rows.get(0)).contains("滨江道");
    assertThat(read.findings)
        .anyMatch(f -> f.startsWith("crs_unsaid"))
        .anyMatch(f -> f.startsWith("encoding_detected GB18030"));
  }

  @Test
  void a_prj_that_contradicts_the_pack_is_refused_with_what_it_is() throws Exception {
    Path shp = write(GBK);
    Unreadable refusal =
        catchThrowableOfType(Unreadable.class, () -> read(shp, 4527, StandardCharsets.UTF_8));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
    assertThat(refusal.finding().detail()).contains("EPSG:4509", "lon_0=117", "EPSG:4527");
    assertThat(read(shp, 4509, StandardCharsets.UTF_8).findings).isEmpty();
  }

  @Test
  void siblings_are_found_in_any_case() throws Exception {
    Path shp = write(GBK);
    Files.move(folder.resolve("宗地.dbf"), folder.resolve("宗地.DBF"));
    Files.move(folder.resolve("宗地.prj"), folder.resolve("宗地.Prj"));
    assertThat(read(shp, 4548, StandardCharsets.UTF_8).rows).hasSize(2);
    assertThat(new ShapefileFormat().parts(shp)).hasSize(5);
    Files.delete(folder.resolve("宗地.DBF"));
    assertThat(refusal(shp)).startsWith("part_missing");
  }

  @Test
  void deleted_records_keep_their_number_and_are_left_out() throws Exception {
    Path shp = write(GBK);
    byte[] dbf = Files.readAllBytes(folder.resolve("宗地.dbf"));
    dbf[32 * 5 + 1] = '*';
    Files.write(folder.resolve("宗地.dbf"), dbf);
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(read.findings).containsExactly("record_deleted 1");
    assertThat(read.rows).hasSize(1).first().asString().startsWith("2 ");
  }

  @Test
  void text_that_fills_its_field_may_end_within_a_character() throws Exception {
    Path shp = write(GBK);
    byte[] dbf = Files.readAllBytes(folder.resolve("宗地.dbf"));
    byte[] full = "滨江道滨江道滨".getBytes(GBK);
    System.arraycopy(new byte[] {'a'}, 0, dbf, 32 * 5 + 2, 1);
    System.arraycopy(full, 0, dbf, 32 * 5 + 3, 11);
    Files.write(folder.resolve("宗地.dbf"), dbf);
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(read.rows.get(0)).contains("a滨江道滨江");
    assertThat(read.findings).containsExactly("text_cut 1 坐落 a滨江道滨江");
  }

  @Test
  void lies_of_the_dbf_are_named() throws Exception {
    write(GBK);
    assertThat(refusal(patch("dbf", 4, 3, ByteOrder.LITTLE_ENDIAN)))
        .isEqualTo("file_truncated the .dbf says 3 records and holds 2");
    assertThat(refusal(patch("dbf", 4, 1, ByteOrder.LITTLE_ENDIAN)))
        .contains("file_broken", "says 1 records and holds 2");
    assertThat(refusal(patch("dbf", 4, -1, ByteOrder.LITTLE_ENDIAN))).contains("4294967295");
    write(GBK);
    assertThat(refusal(patch("dbf", 8, 7 << 16 | 161, ByteOrder.LITTLE_ENDIAN)))
        .contains("file_broken", "its header says 7");
  }

  @Test
  void lies_of_the_shp_are_named_before_memory_is_given() throws Exception {
    write(GBK);
    assertThat(refusal(patch("shp", 0, 7, ByteOrder.BIG_ENDIAN))).startsWith("not_what_it_claims");
    write(GBK);
    assertThat(refusal(patch("shp", 104, 1 << 30, ByteOrder.BIG_ENDIAN)))
        .contains("file_broken", "words");
    write(GBK);
    Path shp = patch("shp", 108 + 40, 10_000_000, ByteOrder.LITTLE_ENDIAN);
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(read.findings).hasSize(1).first().asString().contains("10000000 points; at most");
    assertThat((Object) read.geometries.get(0)).isNull();
    write(GBK);
    shp = patch("shp", 108 + 40, 16, ByteOrder.LITTLE_ENDIAN);
    assertThat(read(shp, 4548, StandardCharsets.UTF_8).findings.get(0))
        .contains("geometry_unreadable 1");
  }

  @Test
  void a_coordinate_that_is_no_number_costs_its_shape_only() throws Exception {
    write(GBK);
    Path shp = patch("shp", 108 + 44 + 12 + 4, 0x7FF80000, ByteOrder.LITTLE_ENDIAN);
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(read.findings).containsExactly("geometry_unreadable 1 a coordinate is not finite");
    assertThat(read.rows).hasSize(2);
  }

  /** As those write them who keep the order of RFC 7946. */
  @Test
  void a_shape_whose_rings_all_run_the_other_way_keeps_its_hole() throws Exception {
    Path shp = write(GBK);
    byte[] bytes = Files.readAllBytes(shp);
    ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int rings = record.getInt(144);
    int points = record.getInt(148);
    int positions = 152 + 4 * rings;
    byte[] before = bytes.clone();
    for (int ring = 0; ring < rings; ring++) {
      int from = record.getInt(152 + 4 * ring);
      int to = ring + 1 < rings ? record.getInt(152 + 4 * (ring + 1)) : points;
      for (int i = from; i < to; i++) {
        int opposite = from + to - 1 - i;
        System.arraycopy(before, positions + 16 * opposite, bytes, positions + 16 * i, 16);
      }
    }
    Files.write(shp, bytes);
    Collected read = read(shp, 4548, StandardCharsets.UTF_8);
    assertThat(wkt(HOLED).equalsTopo(read.geometries.get(0))).isTrue();
    assertThat(read.findings).containsExactly("ring_direction 1 3 ring(s)");
  }

  @Test
  void every_truncation_is_a_clear_refusal_in_little_time() throws Exception {
    Path source = SharedData.folder("pysal").resolve("columbus");
    for (String ending : List.of("shp", "shx", "dbf")) {
      byte[] whole = Files.readAllBytes(source.resolve("columbus." + ending));
      for (int length = 1; length < whole.length; length += 1024) {
        Path shp = folder.resolve("c.shp");
        for (String other : List.of("shp", "shx", "dbf")) {
          byte[] bytes = Files.readAllBytes(source.resolve("columbus." + other));
          Files.write(folder.resolve("c." + other), bytes);
        }
        Files.write(folder.resolve("c." + ending), java.util.Arrays.copyOf(whole, length));
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () -> {
              if (ending.equals("shx")) {
                try {
                  assertThat(read(shp, 4326, StandardCharsets.UTF_8).findings)
                      .anyMatch(f -> f.startsWith("index_missing"));
                } catch (Unreadable e) {
                  assertThat(e.finding().rule()).isEqualTo("parts_disagree");
                }
              } else {
                assertThat(refusal(shp)).startsWith("file_truncated");
              }
            });
      }
    }
  }

  @Test
  void shapefiles_of_others_are_read_whole() throws Exception {
    Path pysal = SharedData.folder("pysal");
    Collected columbus = read(pysal.resolve("columbus/columbus.shp"), 4326, StandardCharsets.UTF_8);
    assertThat(columbus.rows).hasSize(49);
    assertThat(columbus.headers).contains("CRIME", "HOVAL");
    assertThat(columbus.geometries).allMatch(g -> g != null && g.isValid());
    Collected sids = read(pysal.resolve("sids2/sids2.shp"), 4326, StandardCharsets.UTF_8);
    assertThat(sids.rows).hasSize(100);
    Collected stl = read(pysal.resolve("stl/stl_hom.shp"), 4326, StandardCharsets.UTF_8);
    assertThat(stl.rows).hasSize(78);
  }
}
