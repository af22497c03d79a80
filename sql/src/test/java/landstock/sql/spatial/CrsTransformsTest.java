package landstock.sql.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import landstock.sql.problem.LandstockException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Axis order and values against a Krueger series of fifth order, computed apart from proj4j. */
class CrsTransformsTest {
  private static final Offset<Double> TENTH_OF_A_MILLIMETRE = within(0.0002);

  private final CrsTransforms transforms = new CrsTransforms();

  private static Geometry point(double x, double y) {
    return new GeometryFactory().createPoint(new Coordinate(x, y));
  }

  @ParameterizedTest
  @CsvSource({
    "4548, 517295.9852, 4331845.0264",
    "4527, 39517295.9852, 4331845.0264",
    "4509, 517295.9852, 4331845.0264",
    "4549, 257836.4568, 4335561.0505",
    "4547, 776765.2677, 4336705.2222",
    "4490, 117.20, 39.12",
    "4326, 117.20, 39.12"
  })
  void the_test_point_has_its_easting_first(int srid, double x, double y) {
    Coordinate there = transforms.transform(point(117.20, 39.12), 4490, srid).getCoordinate();
    assertThat(there.x).isCloseTo(x, TENTH_OF_A_MILLIMETRE);
    assertThat(there.y).isCloseTo(y, TENTH_OF_A_MILLIMETRE);
    Coordinate back = transforms.transform(point(x, y), srid, 4490).getCoordinate();
    assertThat(back.x).isCloseTo(117.20, within(1e-8));
    assertThat(back.y).isCloseTo(39.12, within(1e-8));
  }

  @Test
  void the_web_and_feet_of_massachusetts_are_where_others_have_them() {
    Coordinate web = transforms.transform(point(117.20, 39.12), 4326, 3857).getCoordinate();
    // x = a λ; y = a ln tan(π/4 + φ/2)
    assertThat(web.x).isCloseTo(6378137 * Math.toRadians(117.20), within(0.001));
    assertThat(web.y)
        .isCloseTo(
            6378137 * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(39.12) / 2)), within(0.001));
    Coordinate feet = transforms.transform(point(-71.5, 41), 4326, 2249).getCoordinate();
    assertThat(feet.x).isCloseTo(656166.6667, within(0.01));
    assertThat(feet.y).isCloseTo(2460625.0, within(0.01));
  }

  @Test
  void a_proj_string_is_the_code_it_describes() {
    String proj = "+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m";
    Coordinate same =
        transforms.transform(point(517295.9852, 4331845.0264), proj, 4548).getCoordinate();
    assertThat(same.x).isCloseTo(517295.9852, within(0.001));
    assertThat(same.y).isCloseTo(4331845.0264, within(0.001));
  }

  /** Worked out step by step here: to geocentric, by the seven parameters, and back. */
  @Test
  void seven_parameters_are_applied_as_proj_has_them() {
    double[] p = {-12.3, 45.6, -78.9, 1.2, -0.8, 0.5, 3.4};
    String proj =
        "+proj=longlat +a=6378245 +b=6356863.018773047 +towgs84="
            + "-12.3,45.6,-78.9,1.2,-0.8,0.5,3.4";
    double[] moved = helmert(geocentric(117.2, 39.12, 6378245, 6356863.018773047), p);
    Coordinate found = transforms.transform(point(117.2, 39.12), proj, 4326).getCoordinate();
    double[] again = geocentric(found.x, found.y, 6378137, 6356752.314245179);
    // Heights are dropped, so only the direction of the vertical is left to compare.
    double[] degrees = geodetic(moved);
    assertThat(found.x).isCloseTo(degrees[0], within(1e-8));
    assertThat(found.y).isCloseTo(degrees[1], within(1e-8));
    assertThat(Math.hypot(again[0] - moved[0], again[1] - moved[1])).isLessThan(200);
    Coordinate onGrid = transforms.transform(point(117.2, 39.12), proj, 4548).getCoordinate();
    Coordinate plain = transforms.transform(point(found.x, found.y), 4326, 4548).getCoordinate();
    assertThat(onGrid.x).isCloseTo(plain.x, within(0.001));
    assertThat(onGrid.y).isCloseTo(plain.y, within(0.001));
  }

  /** EPSG:15918, by which proj4j has Beijing 1954: X and Y and Z by these metres. */
  @Test
  void beijing_1954_is_shifted_on_its_way_to_cgcs2000_and_back() {
    double[] moved = geocentric(117.2, 39.12, 6378245, 6356863.018773047);
    double[] degrees = geodetic(new double[] {moved[0] + 15.8, moved[1] - 154.4, moved[2] - 82.3});
    Coordinate there = transforms.transform(point(117.2, 39.12), 4214, 4490).getCoordinate();
    assertThat(there.x).isCloseTo(degrees[0], within(1e-8));
    assertThat(there.y).isCloseTo(degrees[1], within(1e-8));
    Coordinate old = transforms.transform(point(117.2, 39.12), 4214, 2436).getCoordinate();
    Coordinate now = transforms.transform(point(old.x, old.y), 2436, 4548).getCoordinate();
    Coordinate plain =
        transforms.transform(point(degrees[0], degrees[1]), 4490, 4548).getCoordinate();
    assertThat(now.distance(plain)).isLessThan(0.001);
    assertThat(now.distance(old)).isBetween(30.0, 300.0);
    Coordinate back = transforms.transform(point(now.x, now.y), 4548, 2436).getCoordinate();
    assertThat(back.distance(old)).isLessThan(0.01);
  }

  @Test
  void a_datum_leads_to_another_by_its_shift_alone() {
    assertThat(CrsTransforms.shifts("EPSG:2436", "EPSG:4548")).isTrue();
    assertThat(CrsTransforms.shifts("EPSG:2384", "EPSG:4548")).isFalse();
    assertThat(CrsTransforms.shifts("EPSG:2384", "EPSG:2385")).isTrue();
    assertThat(CrsTransforms.shifts("EPSG:2249", "EPSG:26986")).isTrue();
    assertThat(CrsTransforms.shifts("EPSG:3857", "EPSG:4548")).isTrue();
    assertThat(CrsTransforms.shifts("EPSG:4610", "EPSG:2436")).isFalse();
    String krass = "+proj=longlat +ellps=krass";
    assertThat(CrsTransforms.shifts(krass, "EPSG:4548")).isFalse();
    assertThat(CrsTransforms.shifts(krass + " +towgs84=0,0,0", "EPSG:4548")).isTrue();
  }

  private static double[] geocentric(double lon, double lat, double a, double b) {
    double e2 = 1 - b * b / (a * a);
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    double n = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
    return new double[] {
      n * Math.cos(phi) * Math.cos(lambda),
      n * Math.cos(phi) * Math.sin(lambda),
      n * (1 - e2) * Math.sin(phi)
    };
  }

  private static double[] helmert(double[] v, double[] p) {
    double s = 1 + p[6] * 1e-6;
    double rx = Math.toRadians(p[3] / 3600);
    double ry = Math.toRadians(p[4] / 3600);
    double rz = Math.toRadians(p[5] / 3600);
    return new double[] {
      p[0] + s * (v[0] - rz * v[1] + ry * v[2]),
      p[1] + s * (rz * v[0] + v[1] - rx * v[2]),
      p[2] + s * (-ry * v[0] + rx * v[1] + v[2])
    };
  }

  private static double[] geodetic(double[] v) {
    double e2 = 1 - Math.pow(6356752.314245179 / 6378137, 2);
    double p = Math.hypot(v[0], v[1]);
    double phi = Math.atan2(v[2], p * (1 - e2));
    for (int i = 0; i < 10; i++) {
      double n = 6378137 / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
      phi = Math.atan2(v[2] + e2 * n * Math.sin(phi), p);
    }
    return new double[] {Math.toDegrees(Math.atan2(v[1], v[0])), Math.toDegrees(phi)};
  }

  @Test
  void what_is_no_crs_is_refused() {
    assertThatThrownBy(() -> CrsTransforms.proj("+proj=nonsense"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("not a CRS");
    assertThatThrownBy(() -> CrsTransforms.proj("+proj=longlat +a=6378245 +rf=298.3"))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("+rf");
  }
}
