package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.source.txt.TxtDocument;
import landstock.warehouse.source.txt.TxtParcel;
import landstock.warehouse.source.txt.TxtPoint;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Where a file of coordinates lies: its zone is told by the digits of its eastings; where they have
 * none, the envelope of the pack tells that it is another one.
 */
class EnvelopeTest {
  private static final Polygon SQUARE =
      (Polygon)
          new GeometryFactory().toGeometry(new Envelope(517_000, 517_100, 4_330_000, 4_330_100));
  private static final String LIMITS =
      "    - {name: limits, dataset: plan.constraint, file: limit.txt, format: txt, encoding: GBK,"
          + " owner: {zh: 局, en: Bureau}, purpose: administrative_record}\n";

  private static TxtParcel parcel(String code, Polygon shape, int zone) {
    return TxtParcel.of(
        List.of(code, "地块", "", "", ""),
        shape,
        zone == 0 ? OptionalInt.empty() : OptionalInt.of(zone),
        3);
  }

  /** As another program writes it that takes X for the easting. */
  private static TxtParcel swapped(TxtParcel parcel) {
    List<TxtPoint> points =
        parcel.points().stream()
            .map(p -> new TxtPoint(0, p.name(), p.ring(), p.y(), p.x()))
            .toList();
    return new TxtParcel(0, parcel.fields(), true, points);
  }

  private static List<List<String>> load(Path folder, String envelope, TxtParcel... parcels)
      throws IOException {
    StringWriter text = new StringWriter();
    // Nobody filled in the zone: 带号 is blank.
    new TxtDocument(List.of(), List.of(parcels), List.of()).write(text, "\r\n");
    SmallCity city = new SmallCity(folder.resolve("city"));
    city.write("limit.txt", text.toString().getBytes(Charset.forName("GBK")));
    city.pack("currency: CNY", "currency: CNY\n" + envelope);
    city.pack("    sources:\n", "    sources:\n  " + "    " + LIMITS.strip() + "\n");
    city.load(folder.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(folder.resolve("home"))) {
      Store store = new Store(warehouse);
      List<List<String>> answer =
          new ArrayList<>(
              store.rows(
                  "SELECT rule, message FROM meta.quality_finding WHERE source = 'limits'"
                      + " AND severity <> 'note' ORDER BY row_number",
                  null));
      answer.add(
          List.of(
              store.row(
                  "SELECT COUNT(*), MIN(xmin), MAX(xmin) FROM plan.\"constraint\""
                      + " WHERE constraint_code LIKE 'in%'",
                  null)));
      return answer;
    }
  }

  @Test
  void a_zone_is_told_by_digits_and_one_that_is_not_said_by_the_envelope(@TempDir Path folder)
      throws IOException {
    Polygon elsewhere = (Polygon) new CrsTransforms().transform(SQUARE, 4548, 4549);
    List<List<String>> said =
        load(
            folder,
            "envelope: [516000, 4329000, 518000, 4331000]",
            parcel("in1", SQUARE, 0),
            parcel("in2", SQUARE, 39),
            swapped(parcel("in3", SQUARE, 0)),
            swapped(parcel("in4", SQUARE, 39)),
            parcel("out", elsewhere, 0));
    assertThat(said).extracting(row -> row.get(0)).contains("outside_envelope");
    assertThat(said.stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrder(
            "axes_swapped",
            "axes_swapped",
            "far_from_meridian",
            "outside_envelope",
            "4 517000.0 517000.0");
    assertThat(said.stream().filter(row -> row.get(0).equals("outside_envelope")))
        .allMatch(row -> row.get(1).endsWith("as EPSG:4549 it would lie inside"));
  }

  @Test
  void without_an_envelope_nothing_is_said_of_where_things_lie(@TempDir Path folder)
      throws IOException {
    Polygon north =
        (Polygon)
            new GeometryFactory().toGeometry(new Envelope(517_000, 517_100, 4_430_000, 4_430_100));
    assertThat(load(folder, "", parcel("in", north, 0)))
        .containsExactly(List.of("1 517000.0 517000.0"));
  }

  private static String feature(String properties, String... corners) {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
        + String.join(",", corners)
        + "]]}}]}";
  }

  @Test
  void what_no_place_on_the_ground_has_is_taken_as_none(@TempDir Path folder) {
    SmallCity city = new SmallCity(folder.resolve("city"));
    // An easting without its zone, where the grid has one, and a corner at the origin.
    city.pack("file: parcel.geojson,", "file: parcel.geojson, srid: 4527,");
    city.write(
        "parcel.geojson",
        feature(
            "\"ZDDM\":\"" + SmallCity.P1 + "\"",
            "[517000,4330000]",
            "[517100,4330000]",
            "[517100,4330100]",
            "[517000,4330000]"));
    city.write(
        "building.geojson",
        feature(
            "\"ZRZH\":\"B1\"",
            "[517000,4330000]",
            "[517100,4330000]",
            "[0,0]",
            "[517000,4330000]"));
    city.load(folder.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(folder.resolve("home"))) {
      assertThat(
              new Store(warehouse)
                  .rows(
                      "SELECT source, rule FROM meta.quality_finding"
                          + " WHERE rule IN ('outside_crs', 'extent_too_large') ORDER BY rule",
                      null))
          .containsExactly(
              List.of("building", "extent_too_large"), List.of("parcel", "outside_crs"));
    }
  }
}
