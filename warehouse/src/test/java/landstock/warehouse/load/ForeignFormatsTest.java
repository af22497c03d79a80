package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.quality.Severity;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.synthesis.handin.GeoPackageLayer;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.synthesis.handin.LayerFile;
import landstock.warehouse.synthesis.handin.ShapefileLayer;
import landstock.warehouse.synthesis.handin.ShapefileLayer.Shape;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** The same city from other kinds of files. */
class ForeignFormatsTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final List<LayerField> FIELDS =
      List.of(LayerField.text("ZDDM", 19), LayerField.number("ZDMJ", 2));
  private static final String SEVERAL =
      "Several files make one source; their rows are numbered on: ";
  private static final LocalDate DAY = LocalDate.of(2023, 12, 31);

  private Path directory = Path.of("");
  private SmallCity city = new SmallCity(Path.of("target/unused"));

  @BeforeEach
  void build(@TempDir Path folder) {
    directory = folder;
    city = new SmallCity(folder.resolve("city"));
  }

  private static Geometry square(double east) {
    Envelope box = new Envelope(east, east + 100, 4_330_000, 4_330_100);
    return new GeometryFactory().toGeometry(box);
  }

  private static void parcel(LayerFile layer, String code, double east) throws IOException {
    layer.add(Map.of("ZDDM", code, "ZDMJ", 10000.0), square(east));
  }

  private LayerFile shapefile(String name, int srid) throws IOException {
    return new ShapefileLayer(city.folder().resolve(name), FIELDS, Shape.POLYGON, GBK, srid, DAY);
  }

  private String hash(String home) {
    return city.load(directory.resolve(home)).contentHash();
  }

  @Test
  void shapefile_geopackage_and_geojson_of_the_same_rows_are_the_same_content() throws Exception {
    city.write(
        "parcel.geojson",
        SmallCity.inItsCrs(SmallCity.square(SmallCity.P1, 0), SmallCity.square(SmallCity.P2, 100)));
    String geojson = hash("home1");
    try (LayerFile layer = shapefile("parcel.shp", 4548)) {
      parcel(layer, SmallCity.P1, 517_000);
      parcel(layer, SmallCity.P2, 517_100);
    }
    city.delete("parcel.geojson");
    city.pack("parcel.geojson, format: geojson", "parcel.shp, format: shapefile");
    assertThat(hash("home2")).isEqualTo(geojson);
    try (LayerFile layer =
        new GeoPackageLayer(
            city.folder().resolve("parcel.gpkg"), "宗地", FIELDS, "POLYGON", 4548, DAY)) {
      parcel(layer, SmallCity.P1, 517_000);
      parcel(layer, SmallCity.P2, 517_100);
    }
    city.pack("parcel.shp, format: shapefile", "parcel.gpkg, format: geopackage");
    assertThat(hash("home3")).isEqualTo(geojson);
  }

  /** As PostGIS and desktop programs export tables: WKT, EWKT, and EWKB in hexadecimal. */
  @Test
  void geometry_as_text_is_the_same_geometry_too() {
    String geojson = parcels("home1");
    Geometry second = square(517_100);
    second.setSRID(4548);
    byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true).write(second);
    for (String first : List.of("" + square(517_000), "srid=4548;" + square(517_000))) {
      city.write(
          "parcel.csv",
          "ZDDM,ZDMJ,geom\n"
              + (SmallCity.P1 + ",10000,\"" + first + "\"\n")
              + (SmallCity.P2 + ",10000," + WKBWriter.toHex(wkb) + "\n"));
      city.pack("parcel.geojson, format: geojson", "parcel.csv, format: csv, encoding: UTF-8");
      assertThat(parcels("home" + first.length())).isEqualTo(geojson);
    }
  }

  private String parcels(String home) {
    city.load(directory.resolve(home));
    try (Warehouse warehouse = Warehouse.open(directory.resolve(home))) {
      String sql = "SELECT parcel_code, area_m2, ST_AsText(geom) FROM land.parcel ORDER BY 1";
      return new Store(warehouse).rows(sql, null).toString();
    }
  }

  @Test
  void text_that_is_no_geometry_is_told_with_its_text() {
    city.write(
        "parcel.csv",
        "ZDDM,geom\n"
            + "A,见图\nB,\"POLYGON ((0 0, 1 1\"\nC,SRID=4490;POINT (1 2)\nD,POINT (1 2)\nE,\n"
            + ("F," + "GEOMETRYCOLLECTION (".repeat(50_000) + "\n"));
    city.pack("parcel.geojson, format: geojson", "parcel.csv, format: csv, encoding: UTF-8");
    city.load(directory.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      assertThat(
              new Store(warehouse)
                  .rows(
                      "SELECT rule, row_number, SUBSTRING(\"value\", 1, 8) FROM meta.quality_finding"
                          + " WHERE source = 'parcel' AND column_name = 'geom'"
                          + " AND rule <> 'geometry_null' ORDER BY row_number",
                      null))
          .extracting(r -> String.join(" ", r))
          .containsExactly(
              "not_geometry 2 见图",
              "geometry_unreadable 3 POLYGON ",
              "geometry_crs_differs 4 SRID=449",
              "geometry_type 5 Point",
              "geometry_unreadable 7 GEOMETRY");
    }
  }

  @Test
  void a_file_that_is_written_to_while_it_is_read_publishes_nothing() {
    // The largest file is the one whose reading is told first.
    city.write("parcel.geojson", city.text("parcel.geojson") + " ".repeat(1_000_000));
    AtomicBoolean written = new AtomicBoolean();
    Progress progress =
        event -> {
          if (event.step().equals("parcel") && event.done() > 0 && !written.getAndSet(true)) {
            city.write("parcel.geojson", city.text("parcel.geojson") + " ");
          }
        };
    Pack pack = Packs.ofProduct().find(city.folder().toString());
    assertThatThrownBy(() -> Load.run(pack, city.folder(), directory.resolve("home"), progress))
        .hasMessageContaining("parcel.geojson: The file was written to while it was read");
    assertThat(written).isTrue();
    assertThat(Rules.load(new DataFiles()).get("file_changed").severity())
        .isEqualTo(Severity.BLOCKING);
  }

  @Test
  void several_shapefiles_are_one_source_with_rows_numbered_on() throws Exception {
    try (LayerFile layer = shapefile("宗地1.shp", 4548)) {
      parcel(layer, SmallCity.P1, 517_000);
    }
    try (LayerFile layer = shapefile("宗地2.shp", 4548)) {
      layer.add(Map.of("ZDDM", SmallCity.P1, "ZDMJ", 1.0), null);
      parcel(layer, SmallCity.P2, 517_100);
    }
    city.write("~$宗地1.shp", "a lock").write("._宗地1.shp", "of macOS").write("宗地3.shp", "");
    city.pack("parcel.geojson, format: geojson", "'*.shp', format: shapefile");
    assertThatThrownBy(() -> city.load(directory.resolve("home")))
        .hasMessageContaining("The file is empty: 宗地3.shp");
    city.delete("宗地3.shp");
    city.load(directory.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      Store store = new Store(warehouse);
      assertThat(
              store.rows(
                  "SELECT source_row, parcel_code FROM land.parcel_polygon ORDER BY 1", null))
          .extracting(r -> r.get(0))
          .containsExactly("1", "2", "3");
      assertThat(
              store.rows(
                  "SELECT message FROM meta.quality_finding WHERE rule = 'several_files'"
                      + " ORDER BY finding_id",
                  null))
          .extracting(r -> String.join(" ", r))
          .containsExactly(SEVERAL + "宗地1.shp: rows 1 to 1", SEVERAL + "宗地2.shp: rows 2 to 3");
    }
  }

  @Test
  void a_zone_prefix_against_the_pack_publishes_nothing() throws Exception {
    try (LayerFile layer = shapefile("parcel.shp", 4527)) {
      parcel(layer, SmallCity.P1, 39_517_000);
    }
    city.pack("parcel.geojson, format: geojson", "parcel.shp, format: shapefile");
    LandstockException refusal =
        catchThrowableOfType(LandstockException.class, () -> city.load(directory.resolve("home")));
    assertThat(refusal.text()).contains("another CRS", "as EPSG:4527 has it", "EPSG:4548");
    city.pack("parcel.shp, format: shapefile", "parcel.shp, format: shapefile, srid: 4527");
    city.load(directory.resolve("home"));
  }

  @Test
  void a_local_frame_is_declared_with_its_seven_parameters() throws Exception {
    city.pack(
        "parcel.geojson, format: geojson",
        "parcel.geojson, format: geojson, crs: {proj: '+proj=tmerc +lat_0=0 +lon_0=117 +k=1"
            + " +x_0=500000 +y_0=0 +ellps=GRS80 +units=m', towgs84: [10, 0, 0, 0, 0, 0, 0]}");
    city.load(directory.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      double west =
          Double.parseDouble(
              new Store(warehouse).row("SELECT MIN(ST_XMin(geom)) FROM land.parcel_polygon", null));
      // 10 m along geocentric X, at 117 degrees east, is 10 sin(117°) metres to the west.
      assertThat(west - 517_000).isBetween(-9.0, -8.8);
    }
  }

  @Test
  void a_spiral_that_crosses_itself_ends_in_little_time() throws Exception {
    int turns = 4000;
    Coordinate[] ring = new Coordinate[turns + 1];
    for (int i = 0; i < turns; i++) {
      double angle = Math.PI * i * (1 + 1.0 / turns);
      ring[i] =
          new Coordinate(517_050 + 50 * Math.cos(angle), 4_330_050 + 50 * Math.sin(angle * 1.001));
    }
    ring[turns] = ring[0].copy();
    try (LayerFile layer = shapefile("parcel.shp", 4548)) {
      layer.add(
          Map.of("ZDDM", SmallCity.P1, "ZDMJ", 1.0), new GeometryFactory().createPolygon(ring));
    }
    city.pack("parcel.geojson, format: geojson", "parcel.shp, format: shapefile");
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> city.load(directory.resolve("home")));
  }

  @Test
  void archives_renamed_to_layers_are_told_apart() throws Exception {
    Files.write(city.folder().resolve("parcel.gpkg"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    city.pack("parcel.geojson, format: geojson", "parcel.gpkg, format: geopackage");
    LandstockException refusal =
        catchThrowableOfType(LandstockException.class, () -> city.load(directory.resolve("home")));
    assertThat(refusal.text()).contains("not of the format", "ZIP archive; unpack it");
  }
}
