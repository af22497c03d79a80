package landstock.warehouse.source.txt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.Cuts;
import landstock.warehouse.testdata.Heard;
import landstock.warehouse.testdata.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class TxtFormatTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n";

  /** 100 m by 100 m, one hectare. */
  private static final String SQUARE =
      """
      5,1.0000,P1,名,面,TFH,DKYT,0701,@
      J1,1,4330000.000,517000.000
      J2,1,4330100.000,517000.000
      J3,1,4330100.000,517100.000
      J4,1,4330000.000,517100.000
      J1,1,4330000.000,517000.000
      """;

  @TempDir private Path folder = Path.of("");

  private Heard read(String text) {
    return read(text, 4548, StandardCharsets.UTF_8);
  }

  private Heard read(String text, int srid, Charset charset) {
    return read(text.getBytes(charset), srid, charset);
  }

  private Heard read(byte[] bytes, int srid, Charset charset) {
    try {
      Path file = Files.write(folder.resolve("p.txt"), bytes);
      return new Heard("地块编号", "地块名称", "地块用途", "地块面积(平方米)")
          .read(new TxtFormat(), file, Heard.handIn(Format.TXT, charset, srid, null));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** In degrees or in a frame of its own, which no digits tell. */
  private List<String> readElsewhere(String text, int srid, @Nullable String proj) {
    try {
      Path file = Files.writeString(folder.resolve("p.txt"), text);
      Collected collected = new Collected();
      new TxtFormat()
          .read(
              file,
              Collected.handIn(Format.TXT, srid, StandardCharsets.UTF_8, null, proj),
              collected,
              bytes -> {});
      return Stream.concat(
              collected.findings.stream(),
              collected.geometries.stream().map(g -> String.valueOf(g)))
          .toList();
    } catch (IOException | Unreadable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_frame_of_its_own_is_taken_as_it_stands() {
    String local =
        (HEAD + SQUARE)
            .replace("2000国家大地", "1990年天津市任意直角")
            .replace("带号=39\n", "")
            .replace(",4330", ",300")
            .replace(",517", ",87");
    String proj =
        "+proj=tmerc +lat_0=39 +lon_0=117 +k=1 +x_0=100000 +y_0=300000 +ellps=krass"
            + " +towgs84=1,2,3";
    assertThat(readElsewhere(local, 4548, proj))
        .containsExactly(
            "POLYGON ((87000 300000, 87000 300100, 87100 300100, 87100 300000, 87000 300000))");
    String degrees =
        """
        [属性描述]
        [地块坐标]
        4,1.0000,P1,名,面,TFH,DKYT,0701,@
        J1,1,39.1,117.2
        J2,1,39.2,117.2
        J3,1,39.2,117.3
        J1,1,39.1,117.2
        """;
    assertThat(readElsewhere(degrees, 4490, null))
        .containsExactly("POLYGON ((117.2 39.1, 117.2 39.2, 117.3 39.2, 117.2 39.1))");
  }

  private static String wkt(Heard heard) {
    return String.valueOf(heard.shapes.get(0));
  }

  @Test
  void northing_comes_first_and_placeholders_are_unknown() {
    Heard heard = read(HEAD + SQUARE);
    assertThat(heard.rows).containsExactly("6: P1 | 名 | - | 10000");
    assertThat(heard.findings).isEmpty();
    assertThat(wkt(heard))
        .isEqualTo(
            "POLYGON ((517000 4330000, 517000 4330100, 517100 4330100, 517100 4330000, 517000 4330000))");
  }

  @Test
  void the_zone_before_the_easting_comes_and_goes_as_the_pack_says() {
    String zoned = (HEAD + SQUARE).replace(",517", ",39517");
    assertThat(wkt(read(zoned))).isEqualTo(wkt(read(HEAD + SQUARE)));
    assertThat(wkt(read(zoned, 4527, GBK))).contains("39517000 4330000");
    assertThat(wkt(read(HEAD + SQUARE, 4527, GBK))).contains("39517000 4330000");
    assertThat(wkt(read(zoned, 4509, GBK))).isEqualTo(wkt(read(HEAD + SQUARE)));
  }

  @Test
  void another_zone_is_refused_by_the_head_and_found_by_the_coordinates() {
    assertThat(read(HEAD.replace("带号=39", "带号=40") + SQUARE).findings)
        .containsExactly(
            "UNREADABLE crs_differs 带号=40, 3-degree zones, meridian 120E the pack says EPSG:4548");
    assertThat(read(HEAD.replace("2000国家大地", "1980西安") + SQUARE).findings)
        .containsExactly("UNREADABLE crs_differs 1980西安坐标系 the pack says EPSG:4548");
    Heard zoned = read((HEAD + SQUARE).replace("带号=39\n", "").replace(",517", ",40517"));
    assertThat(zoned.findings)
        .singleElement()
        .asString()
        .contains("outside_crs 5 line 6: the easting 40517000.000 is of zone 40");
    assertThat(zoned.shapes).containsExactly((Geometry) null);
    // The test point of the district in the grid of 120E.
    assertThat(read((HEAD + SQUARE).replace("4330", "4335").replace(",517", ",257")).findings)
        .containsExactly("far_from_meridian 6");
  }

  @Test
  void swapped_axes_are_told_by_digits_even_with_a_zone() {
    String swapped = HEAD + SQUARE.replaceAll("(J[0-9],1),([0-9.]+),([0-9.]+)", "$1,$3,$2");
    assertThat(read(swapped).findings).containsExactly("axes_swapped 6");
    assertThat(wkt(read(swapped))).isEqualTo(wkt(read(HEAD + SQUARE)));
    assertThat(wkt(read(swapped.replace(",517", ",39517")))).isEqualTo(wkt(read(HEAD + SQUARE)));
  }

  @Test
  void rings_are_holes_where_they_lie_inside_and_parts_where_not() {
    String hole =
        """
        J5,2,4330010,517010
        J6,2,4330010,517020
        J7,2,4330020,517020
        J5,2,4330010,517010
        """;
    Heard heard = read((HEAD + SQUARE).replace("5,1.0000", "9,0.9950") + hole);
    assertThat(heard.findings).isEmpty();
    assertThat(((Polygon) Objects.requireNonNull(heard.shapes.get(0))).getNumInteriorRing())
        .isEqualTo(1);
    Heard parts =
        read((HEAD + SQUARE).replace("5,1.0000", "9,1.0050") + hole.replace("5170", "5172"));
    assertThat(wkt(parts)).startsWith("MULTIPOLYGON");
  }

  /** A triangle in the plane of the square, of this ring number. */
  private static String triangle(int ring, int north, int east, int metres) {
    int top = 4_330_000 + north;
    int left = 517_000 + east;
    return Stream.of(
            top + "," + left,
            top + metres + "," + left,
            top + "," + (left + metres),
            top + "," + left)
        .map(corner -> "J1," + ring + "," + corner + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void a_ring_in_a_hole_is_an_island() {
    String rings = triangle(2, 10, 10, 50) + triangle(3, 15, 15, 10);
    Geometry shape = Objects.requireNonNull(read(HEAD + SQUARE + rings).shapes.get(0));
    assertThat(shape.getNumGeometries()).isEqualTo(2);
    assertThat(shape.getArea()).isEqualTo(10_000 - 1250 + 50);
  }

  @Test
  void a_parcel_of_many_rings_is_read_soon_up_to_a_limit() {
    StringBuilder rings = new StringBuilder();
    for (int i = 2; i <= 20_000; i++) {
      rings.append(triangle(i, 200 + i / 150 * 10, i % 150 * 10, 5));
    }
    Heard heard =
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> read(HEAD + SQUARE + rings));
    assertThat(Objects.requireNonNull(heard.shapes.get(0)).getNumGeometries()).isEqualTo(20_000);
    assertThat(read(HEAD + SQUARE + rings + triangle(20_001, 200, 3000, 5)).findings)
        .contains("geometry_unreadable 6 more than 20000 rings");
  }

  @Test
  void each_flaw_is_named_with_its_line() {
    assertThat(read(HEAD + SQUARE.replace(",@", "")).findings)
        .containsExactly("txt_mark_missing 6 line 6");
    assertThat(read(HEAD + SQUARE.replaceAll("J1,1,4330000.000,517000.000\n$", "")).findings)
        .containsExactly("ring_not_closed 6 ring 1", "point_count 6 declared 5, found 4");
    Heard letters = read(HEAD + SQUARE.replace("4330100.000,517100", "43301OO.000,517100"));
    assertThat(letters.findings)
        .containsExactly(
            "geometry_unreadable 6 line 9: 43301OO.000,517100.000 are not two numbers");
    assertThat(letters.rows).hasSize(1);
    assertThat(read(HEAD + SQUARE.replace("1.0000", "1.0002")).findings)
        .containsExactly("txt_area_disagrees 6 declared 10002.0 m2, drawn 10000.0 m2");
    assertThat(read(HEAD + "J1,1,4330000,517000\n" + SQUARE).findings)
        .containsExactly("stray_line 6 J1,1,4330000,517000");
    assertThat(read("hello\n").findings)
        .containsExactly("UNREADABLE file_broken 1 line 1 stands under no [属性描述]");
    assertThat(read("[属性描述]\n带号=39\n").findings)
        .containsExactly("UNREADABLE file_broken 2 line 2 the file ends without [地块坐标]");
    assertThat(read(HEAD + "5".repeat(20_000)).findings)
        .containsExactly("UNREADABLE file_broken 6 line 6 is longer than 10000 characters");
  }

  @Test
  void real_files_have_the_areas_they_declare_and_are_written_back_byte_by_byte()
      throws IOException {
    int parcels = 0;
    try (var files = Files.list(SharedData.folder("txt"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        Heard heard =
            new Heard("地块编号", "地块面积(平方米)")
                .read(
                    new TxtFormat(),
                    file,
                    Heard.handIn(Format.TXT, StandardCharsets.UTF_8, 4526, null));
        assertThat(heard.findings).as(file.toString()).isEmpty();
        parcels += heard.rows.size();
        assertThat(TxtFormat.srid(file, StandardCharsets.UTF_8)).contains(4526);
        String text = Files.readString(file);
        StringWriter written = new StringWriter();
        TxtDocument.read(new StringReader(text)).write(written, "\n");
        assertThat(written.toString().strip()).isEqualTo(text.strip());
      }
    }
    assertThat(parcels).isEqualTo(3);
  }

  @Test
  void a_polygon_with_a_hole_is_written_and_read_back() throws IOException, ParseException {
    Polygon area =
        (Polygon)
            new WKTReader()
                .read(
                    "POLYGON ((517000 4330000, 517000 4330100, 517100 4330100, 517100 4330000, 517000 4330000),"
                        + " (517010 4330010, 517020 4330010, 517020 4330020, 517010 4330010))");
    TxtParcel parcel =
        TxtParcel.of(List.of("H1", "和平", "", "居住", "0701"), area, OptionalInt.of(39), 3);
    StringWriter written = new StringWriter();
    TxtDocument.ofZone(39, "0.001", List.of(parcel)).write(written, "\r\n");
    assertThat(written.toString())
        .contains("9,0.9950,H1,和平,面,,居住,0701,@\r\nJ1,1,4330000.000,39517000.000\r\n")
        .contains("J5,2,4330010.000,39517010.000\r\n");
    Heard heard = read(written.toString(), 4548, GBK);
    assertThat(heard.findings).isEmpty();
    assertThat(Objects.requireNonNull(heard.shapes.get(0)).equalsTopo(area)).isTrue();
  }

  @Test
  void other_sections_stay_where_they_were() throws IOException {
    String text = HEAD + SQUARE + "[扩展信息]\n备注=无\n";
    StringWriter written = new StringWriter();
    TxtDocument.read(new StringReader(text)).write(written, "\n");
    assertThat(written.toString()).isEqualTo(text);
  }

  /** Between two parcels a file may be cut unseen: it does not say how many there are. */
  @Test
  void every_truncation_is_told_unless_no_parcel_lost_anything() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 150; i++) {
      text.append(SQUARE.replace("P1", "P" + i).replace("名", "和平"));
    }
    byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(whole.length).isBetween(20_000, 60_000);
    List<String> rows = read(text.toString()).rows;
    assertThat(rows).hasSize(150);
    int inHead = HEAD.getBytes(StandardCharsets.UTF_8).length + 1;
    IntStream lengths = IntStream.concat(IntStream.range(1, inHead), Cuts.of(whole.length));
    for (int length : lengths.toArray()) {
      Heard heard =
          Assertions.assertTimeout(
              Duration.ofSeconds(5),
              () -> read(Arrays.copyOf(whole, length), 4548, StandardCharsets.UTF_8));
      String lost = new String(whole, length, whole.length - length, StandardCharsets.UTF_8);
      boolean nothingOfAParcel = lost.matches("(?s)\\.?0*\n?(5,1\\.0000,.*)?");
      assertThat(heard.findings.isEmpty())
          .as("%d of %d bytes: %s", length, whole.length, heard.findings)
          .isEqualTo(nothingOfAParcel);
      int before = Math.max(0, heard.rows.size() - 1);
      assertThat(heard.rows.subList(0, before)).isEqualTo(rows.subList(0, before));
    }
  }
}
