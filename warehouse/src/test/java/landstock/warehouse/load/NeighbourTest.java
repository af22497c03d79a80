package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Who is next to whom: worked out by hand, and against JTS for parcels of any shape. */
@Tag("slow")
class NeighbourTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double REACH_M = 40;
  private static final double TOUCHING_M = 0.01;
  private static final int NEAREST = 12;

  @TempDir private Path folder = Path.of("");

  private List<List<String>> load(Stream<String> parcels, String sql) {
    SmallCity city = new SmallCity(folder.resolve("city"));
    city.write("parcel.geojson", SmallCity.features(parcels.toArray(String[]::new)));
    city.load(folder.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(folder.resolve("home"))) {
      return new Store(warehouse).rows(sql, null);
    }
  }

  private static String box(String code, String layer, int west, int south, int east, int north) {
    return SmallCity.feature(
        "\"ZDDM\": \"" + code + "\", \"ZDTZM\": \"" + layer + "\"",
        "{\"type\": \"Polygon\", \"coordinates\": " + Town.box(west, south, east, north) + "}");
  }

  @Test
  void neighbours_share_a_boundary_a_corner_or_a_road() {
    List<List<String>> rows =
        load(
            Stream.of(
                box("a", "GB", 0, 0, 100, 100),
                box("b", "GB", 100, 0, 200, 60),
                box("corner", "GB", -50, 100, 0, 150),
                box("over", "GB", 219, 0, 260, 60),
                box("far", "GB", 301, 0, 340, 60),
                box("below", "GX", 10, 10, 90, 90)),
            "SELECT parcel_code, neighbour_code, contiguous, ROUND(shared_boundary_m, 2),"
                + " ROUND(distance_m, 2), ROUND(distance_weight, 3) FROM mart.parcel_neighbour"
                + " ORDER BY parcel_code, neighbour_code");
    assertThat(rows.stream().map(r -> String.join(" ", r)))
        .containsExactly(
            "a b true 60.0 0.0 1.0",
            "a corner false 0.0 0.0 1.0",
            "b a true 60.0 0.0 1.0",
            "b over false 0.0 19.0 0.05",
            "corner a false 0.0 0.0 1.0",
            "over b false 0.0 19.0 0.05");
  }

  /** Polygons with many corners, some of them long, as thick as they may be within a kilometre. */
  @Test
  void parcels_of_any_shape_have_the_neighbours_that_jts_says() {
    Map<String, Geometry> shapes = shapes(new Random(7));
    Map<String, Double> expected = expected(shapes);
    assertThat(expected.size()).as("pairs to compare").isGreaterThan(400);
    Map<String, Double> found = new TreeMap<>();
    load(
            shapes.entrySet().stream().map(s -> feature(s.getKey(), s.getValue())),
            "SELECT parcel_code, neighbour_code, distance_m FROM mart.parcel_neighbour")
        .forEach(r -> found.put(r.get(0) + " " + r.get(1), Double.valueOf(r.get(2))));
    assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach((pair, d) -> assertThat(found.get(pair)).as(pair).isCloseTo(d, within(1e-6)));
  }

  private static Map<String, Geometry> shapes(Random dice) {
    Map<String, Geometry> shapes = new TreeMap<>();
    for (int i = 0; i < 600; i++) {
      Coordinate at = new Coordinate(dice.nextInt(700), dice.nextInt(700));
      Coordinate[] ring = new Coordinate[61];
      double stretch = i % 9 == 0 ? 5 : 1;
      for (int k = 0; k < 60; k++) {
        double angle = 2 * Math.PI * k / 60;
        double radius = 9 + dice.nextInt(5);
        ring[k] =
            new Coordinate(
                Math.rint(10 * (at.x + stretch * radius * Math.cos(angle))) / 10,
                Math.rint(10 * (at.y + radius * Math.sin(angle))) / 10);
      }
      ring[60] = ring[0];
      Geometry shape = FACTORY.createPolygon(ring);
      if (shape.isValid() && shapes.values().stream().noneMatch(shape::intersects)) {
        shapes.put("p" + (1_000 + i), shape);
      }
    }
    return shapes;
  }

  private static String feature(String code, Geometry shape) {
    StringBuilder ring = new StringBuilder();
    for (Coordinate c : shape.getCoordinates()) {
      ring.append(ring.isEmpty() ? "" : ",")
          .append(String.format(Locale.ROOT, "[%.1f, %.1f]", 517_000 + c.x, 4_330_000 + c.y));
    }
    return SmallCity.feature(
        "\"ZDDM\": \"" + code + "\"", "{\"type\": \"Polygon\", \"coordinates\": [[" + ring + "]]}");
  }

  /** What touches, and of the others within reach the nearest of either. */
  private static Map<String, Double> expected(Map<String, Geometry> shapes) {
    Map<String, Double> kept = new TreeMap<>();
    shapes.forEach(
        (code, shape) -> {
          List<Map.Entry<String, Double>> apart = new ArrayList<>();
          shapes.forEach(
              (other, its) -> {
                double distance = shape.distance(its);
                if (!other.equals(code) && distance <= REACH_M) {
                  apart.add(Map.entry(other, distance));
                }
              });
          List<Map.Entry<String, Double>> near =
              apart.stream()
                  .filter(e -> e.getValue() > TOUCHING_M)
                  .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(byCode()))
                  .limit(NEAREST)
                  .toList();
          Stream.concat(apart.stream().filter(e -> e.getValue() <= TOUCHING_M), near.stream())
              .forEach(
                  e -> {
                    kept.put(code + " " + e.getKey(), e.getValue());
                    kept.put(e.getKey() + " " + code, e.getValue());
                  });
        });
    return kept;
  }

  private static Comparator<Map.Entry<String, Double>> byCode() {
    return Map.Entry.comparingByKey();
  }
}
