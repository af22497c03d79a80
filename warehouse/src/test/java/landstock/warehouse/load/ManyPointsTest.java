package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlines of more points than questions take: each is told and nothing else is lost. */
class ManyPointsTest {
  @TempDir private Path directory = Path.of("");

  /** A rectangle 100 m wide, its southern side in so many steps. */
  private static String strip(String code, int south, int north, int steps) {
    StringBuilder corners = new StringBuilder();
    for (int i = 0; i <= steps; i++) {
      corners.append('[').append(517_000 + 100.0 * i / steps).append(", ");
      corners.append(4_330_000 + south).append("],");
    }
    corners.append(SmallCity.point(100, north)).append(',').append(SmallCity.point(0, north));
    corners.append(',').append(SmallCity.point(0, south));
    return SmallCity.feature(
        "\"ZDDM\": \"" + code + "\", \"ZDMJ\": 10000",
        "{\"type\": \"Polygon\", \"coordinates\": [[" + corners + "]]}");
  }

  private List<List<String>> loaded(String sql, String... parcels) {
    SmallCity city = new SmallCity(directory.resolve("city"));
    city.write("parcel.geojson", SmallCity.features(parcels));
    Path home = directory.resolve("home");
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse).rows(sql, null);
    }
  }

  @Test
  void an_outline_of_more_than_a_hundred_thousand_points_is_told_with_its_row() {
    assertThat(
            loaded(
                "SELECT row_number, column_name, message FROM meta.quality_finding WHERE rule ="
                    + " 'too_many_points'",
                SmallCity.square(SmallCity.P1, 200),
                strip(SmallCity.P2, 0, 100, 150_000)))
        .containsExactly(
            List.of(
                "2",
                "geom",
                "The geometry has more than 100,000 points; taken as none: 150004 points"));
  }

  @Test
  void polygons_of_one_code_that_have_too_many_together_are_told_once() {
    String[] parcels = {
      SmallCity.square(SmallCity.P1, 200),
      strip(SmallCity.P2, 0, 50, 99_000),
      strip(SmallCity.P2, 60, 110, 1_500)
    };
    assertThat(
            loaded(
                "SELECT p.polygon_count, p.area_m2, (SELECT ROUND(SUM(ST_Area(geom))) FROM"
                    + " land.parcel_polygon), f.row_number, f.message FROM land.parcel AS p JOIN"
                    + " meta.quality_finding AS f ON f.key = p.parcel_code WHERE f.rule ="
                    + " 'parcel_too_many_points'",
                parcels))
        .containsExactly(
            List.of(
                "2",
                "null",
                "20000.0",
                "2",
                "The polygons of one parcel code have more than 100,000 points together; the parcel"
                    + " was taken as without geometry: 2 ×"));
  }
}
