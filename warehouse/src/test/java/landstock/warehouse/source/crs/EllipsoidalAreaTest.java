package landstock.warehouse.source.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.testdata.Ellipsoid;
import landstock.warehouse.testdata.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * How far planar areas of EPSG:4548 are from those on the ellipsoid. The scale of Gauss-Krueger
 * grows with the distance x from the central meridian, 117 degrees east, as 1 + x² / 2R²: areas are
 * too large by x² / R², which is 10 ppm at 20.16 km, or 117.233 degrees east at the latitude of
 * Tianjin. Heping ends before it, the eastern districts do not.
 */
class EllipsoidalAreaTest {
  private static final int DEGREES = 4490;
  private static final int METRES = 4548;
  private static final double TEN_PPM = 10e-6;

  /** Mean radius of curvature at 39.1 degrees north, from a = 6378137 and f = 1 / 298.257222101. */
  private static final double RADIUS_M = 6_373_724;

  private final CrsTransforms transforms = new CrsTransforms();

  /** Planar over ellipsoidal area, less 1. */
  private double excess(Geometry degrees) {
    double planar = transforms.transform(degrees, DEGREES, METRES).getArea();
    return planar / Ellipsoid.areaM2(degrees) - 1;
  }

  /** A block of some 86 m by 111 m. */
  private static Geometry block(double lon) {
    Coordinate[] ring = {
      new Coordinate(lon, 39.1),
      new Coordinate(lon + 0.001, 39.1),
      new Coordinate(lon + 0.001, 39.101),
      new Coordinate(lon, 39.101),
      new Coordinate(lon, 39.1)
    };
    return new GeometryFactory().createPolygon(ring);
  }

  private static Geometry district(String name) throws IOException, ParseException {
    Path file = SharedData.folder("heping").resolve(name + ".geojson");
    JsonNode features = new ObjectMapper().readTree(file.toFile()).path("features");
    assertThat(features).hasSize(1);
    return new GeoJsonReader().read(features.get(0).path("geometry").toString());
  }

  @Test
  void the_oracle_knows_an_eighth_of_the_ellipsoid() {
    Coordinate[] ring = {
      new Coordinate(0, 0), new Coordinate(90, 0), new Coordinate(0, 90), new Coordinate(0, 0)
    };
    double f = 1 / 298.257222101;
    double e = Math.sqrt(f * (2 - f));
    double artanh = Math.log((1 + e) / (1 - e)) / 2;
    double surfaceM2 = 2 * Math.PI * 6378137.0 * 6378137.0 * (1 + (1 - e * e) / e * artanh);
    assertThat(Ellipsoid.areaM2(new GeometryFactory().createPolygon(ring)) * 8)
        .isCloseTo(surfaceM2, within(100.0));
  }

  @Test
  void the_district_is_within_ten_ppm() throws IOException, ParseException {
    Geometry heping = district("和平区");
    assertThat(excess(heping)).isBetween(0.0, TEN_PPM);
    assertThat(Ellipsoid.areaM2(heping)).isCloseTo(9.934e6, within(0.001e6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"南开区", "红桥区"})
  void so_are_the_districts_to_the_west(String name) throws IOException, ParseException {
    assertThat(excess(district(name))).isBetween(0.0, TEN_PPM);
  }

  /**
   * Where it lies in the east of its zone, a district is not: another zone or 4527 is no better.
   */
  @Test
  void to_the_east_it_is_more() throws IOException, ParseException {
    assertThat(excess(district("河东区"))).isBetween(TEN_PPM, 2 * TEN_PPM);
  }

  @ParameterizedTest
  @CsvSource({"117", "117.1", "117.167", "117.2", "117.217", "117.23", "117.24", "117.3", "118.5"})
  void areas_grow_with_the_square_of_the_distance_from_the_meridian(double lon) {
    Geometry block = block(lon);
    double x = transforms.transform(block, DEGREES, METRES).getCentroid().getX() - 500_000;
    double expected = x * x / (RADIUS_M * RADIUS_M);
    assertThat(excess(block)).isCloseTo(expected, within(0.05e-6 + expected * 0.01));
    assertThat(excess(block) <= TEN_PPM).isEqualTo(lon <= 117.2325);
  }
}
