package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Random pairs of small shapes on a grid of whole numbers, where touching and coinciding are
 * common: our SQL says what JTS says when it is called directly.
 */
@Tag("slow")
class SpatialDifferentialTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final int PAIRS = 150;
  private static final long SEED = 20_241_231;

  private static final Map<String, BiFunction<Geometry, Geometry, Object>> QUESTIONS =
      new LinkedHashMap<>();

  static {
    QUESTIONS.put("ST_Intersects(%s, %s)", Geometry::intersects);
    QUESTIONS.put("ST_Disjoint(%s, %s)", Geometry::disjoint);
    QUESTIONS.put("ST_Touches(%s, %s)", Geometry::touches);
    QUESTIONS.put("ST_Overlaps(%s, %s)", Geometry::overlaps);
    QUESTIONS.put("ST_Crosses(%s, %s)", Geometry::crosses);
    QUESTIONS.put("ST_Contains(%s, %s)", Geometry::contains);
    QUESTIONS.put("ST_Within(%s, %s)", Geometry::within);
    QUESTIONS.put("ST_Covers(%s, %s)", Geometry::covers);
    QUESTIONS.put("ST_CoveredBy(%s, %s)", Geometry::coveredBy);
    QUESTIONS.put("ST_Equals(%s, %s)", (a, b) -> a.equalsTopo(b));
    QUESTIONS.put("ST_Distance(%s, %s)", Geometry::distance);
    QUESTIONS.put("ST_DWithin(%s, %s, 1.5)", (a, b) -> a.isWithinDistance(b, 1.5));
    QUESTIONS.put("ST_Area(ST_Intersection(%s, %s))", (a, b) -> a.intersection(b).getArea());
    QUESTIONS.put("ST_Length(ST_Intersection(%s, %s))", (a, b) -> lines(a.intersection(b)));
    QUESTIONS.put("ST_Area(ST_Union(%s, %s))", (a, b) -> a.union(b).getArea());
    QUESTIONS.put("ST_Area(ST_Difference(%s, %s))", (a, b) -> a.difference(b).getArea());
    QUESTIONS.put("ST_Area(ST_SymDifference(%s, %s))", (a, b) -> a.symDifference(b).getArea());
    QUESTIONS.put(
        "ST_Area(ST_ConvexHull(ST_Union(%s, %s)))", (a, b) -> a.union(b).convexHull().getArea());
    QUESTIONS.put(
        "ST_Area(ST_Buffer(ST_Union(%s, %s), 1))", (a, b) -> a.union(b).buffer(1).getArea());
    QUESTIONS.put("ST_X(ST_Centroid(ST_Union(%s, %s)))", (a, b) -> a.union(b).getCentroid().getX());
  }

  private static SmallDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new SmallDistrict(folder);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  /** Our length is that of lines only, as in PostGIS. */
  private static double lines(Geometry geometry) {
    double length = 0;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      length += part.getDimension() == 1 ? part.getLength() : 0;
    }
    return length;
  }

  private static Geometry shape(Random random) {
    int kind = random.nextInt(5);
    if (kind == 0) {
      return GEOMETRIES.createPoint(point(random));
    }
    if (kind == 1) {
      return GEOMETRIES.createLineString(distinct(random, 2 + random.nextInt(2)));
    }
    Geometry hull = GEOMETRIES.createMultiPointFromCoords(distinct(random, 5)).convexHull();
    if (kind == 2 || hull.getDimension() < 2) {
      return hull;
    }
    Geometry hole = hull.buffer(-0.5);
    return kind == 3 || hole.isEmpty() ? hull : hull.difference(hole);
  }

  private static Coordinate point(Random random) {
    return new Coordinate(random.nextInt(7), random.nextInt(7));
  }

  private static Coordinate[] distinct(Random random, int count) {
    List<Coordinate> points = new ArrayList<>();
    while (points.size() < count) {
      Coordinate next = point(random);
      if (!points.contains(next)) {
        points.add(next);
      }
    }
    return points.toArray(Coordinate[]::new);
  }

  @Test
  void three_thousand_answers_are_those_of_jts() {
    Random random = new Random(SEED);
    for (int i = 0; i < PAIRS; i++) {
      Geometry a = shape(random);
      Geometry b = shape(random);
      List<String> answer = ask(a, b);
      int column = 0;
      for (Map.Entry<String, BiFunction<Geometry, Geometry, Object>> question :
          QUESTIONS.entrySet()) {
        Object expected = question.getValue().apply(a, b);
        String got = answer.get(column++);
        String about = question.getKey() + " of " + a + " and " + b;
        if (expected instanceof Double number) {
          assertThat(Double.parseDouble(got)).as(about).isCloseTo(number, within(1e-9));
        } else {
          assertThat(got).as(about).isEqualTo(String.valueOf(expected));
        }
      }
    }
  }

  private static List<String> ask(Geometry a, Geometry b) {
    String sql =
        QUESTIONS.keySet().stream()
            .map(q -> String.format(java.util.Locale.ROOT, q, text(a), text(b)))
            .collect(Collectors.joining(", ", "SELECT ", ""));
    return List.of(district.rows(sql).get(0).split(" \\| ", -1));
  }

  private static String text(Geometry geometry) {
    return "ST_GeomFromText('" + geometry + "')";
  }
}
