package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxes prune and never change an answer; ST_Distance, which gets none, is the oracle. */
class BoxFiltersTest {
  private static SmallDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new SmallDistrict(folder);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  @Test
  void a_window_is_tested_by_boxes_first() {
    assertThat(
            rendered("SELECT * FROM parcel WHERE ST_Intersects(geom, ST_MakeEnvelope(1, 2, 3, 4))"))
        .contains(
            "\"xmin\" <= ", "\"xmax\" >= ", "\"ymin\" <= ", "\"ymax\" >= ", "LS_INTERSECTS_2");
  }

  @Test
  void boxes_reach_through_sub_queries_joins_and_common_tables() {
    for (String sql :
        List.of(
            "SELECT n FROM (SELECT * FROM parcel WHERE n > 1) p WHERE ST_Within(geom, ST_MakeEnvelope(1, 2, 3, 4))",
            "WITH p AS (SELECT * FROM parcel) SELECT n FROM p WHERE ST_Covers(ST_MakeEnvelope(1, 2, 3, 4), geom)",
            "SELECT p.n FROM parcel p JOIN building b USING (parcel_code)"
                + " WHERE ST_Touches(p.geom, ST_MakeEnvelope(1, 2, 3, 4))",
            "SELECT n FROM parcel WHERE n = 2 AND ST_DWithin(ST_Centroid(geom), ST_Point(5, 5), 3)")) {
      assertThat(rendered(sql)).as(sql).contains("\"xmin\"");
    }
  }

  @Test
  void a_test_that_boxes_cannot_help_gets_none() {
    for (String sql :
        List.of(
            "SELECT n FROM parcel WHERE ST_Disjoint(geom, ST_MakeEnvelope(1, 2, 3, 4))",
            "SELECT n FROM parcel WHERE NOT ST_Intersects(geom, ST_MakeEnvelope(1, 2, 3, 4))",
            "SELECT n FROM parcel WHERE n = 1 OR ST_Intersects(geom, ST_MakeEnvelope(1, 2, 3, 4))",
            "SELECT n FROM parcel WHERE ST_Intersects(geom, ST_GeomFromText('POLYGON EMPTY'))")) {
      assertThat(rendered(sql)).as(sql).doesNotContain("\"xmin\"");
    }
  }

  @Test
  void random_windows_give_the_same_with_and_without_boxes() {
    Random random = new Random(20231231);
    for (int i = 0; i < 60; i++) {
      double x = random.nextDouble() * 1000;
      double y = random.nextDouble() * 3 - 1;
      double size = random.nextDouble() * 40;
      String window =
          String.format(
              Locale.ROOT,
              "ST_Buffer(ST_Point(%.9f, %.9f), %.9f)",
              i % 3 == 0 ? Math.rint(x) : x,
              i % 3 == 0 ? Math.rint(y) : y,
              size);
      assertThat(
              district.rows(
                  "SELECT count(*) FROM parcel WHERE ST_Intersects(geom, " + window + ")"))
          .as(window)
          .isEqualTo(
              district.rows(
                  "SELECT count(*) FROM parcel WHERE ST_Distance(geom, " + window + ") = 0"));
    }
  }

  @Test
  void a_distance_join_gives_the_same_with_and_without_boxes() {
    for (double distance : List.of(0.0, 0.5, 1.0, 2.25)) {
      String join =
          "SELECT count(*) FROM parcel p JOIN building b ON p.n = 3 AND b.year > 2010 AND ";
      assertThat(district.rows(join + "ST_DWithin(p.geom, b.geom, " + distance + ")"))
          .isEqualTo(district.rows(join + "ST_Distance(p.geom, b.geom) <= " + distance));
    }
  }

  private static String rendered(String sql) {
    return district.queries().explain(Question.of(sql), Policy.OPEN);
  }
}
