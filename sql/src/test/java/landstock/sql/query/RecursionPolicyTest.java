package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Policy;
import landstock.sql.security.Policy.ColumnRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialect's constructs stand behind the secure stage like every other. */
class RecursionPolicyTest {
  private static final Policy ONE_STREET =
      new Policy("one-street", Map.of("land.parcel", "street_code = 'S1'"), Map.of());
  private static final Policy NO_VALUES =
      new Policy("no-values", Map.of(), Map.of("land.parcel.value", ColumnRule.HIDDEN));

  private static final Policy ONLY_SUMS =
      new Policy("only-sums", Map.of(), Map.of("land.parcel.value", ColumnRule.AGGREGATE_ONLY));

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
  void row_filters_stand_inside_both_parts_of_a_recursion() {
    assertThat(
            district.rows(
                """
                WITH RECURSIVE r (street, i) AS (
                  SELECT street_code, 1 FROM parcel
                  UNION SELECT p.street_code, r.i + 1 FROM r JOIN parcel p ON true WHERE r.i < 2)
                SELECT street, count(*) FROM r GROUP BY street
                """,
                ONE_STREET))
        .containsExactly("S1 | 2");
  }

  @Test
  void row_filters_stand_below_samples_laterals_and_distinct_on() {
    for (String sql :
        new String[] {
          "SELECT DISTINCT ON (street_code) street_code FROM parcel",
          "SELECT DISTINCT street_code FROM parcel TABLESAMPLE BERNOULLI (100)",
          "SELECT DISTINCT x.s FROM (VALUES (1)) AS t (a)"
              + " LEFT JOIN LATERAL (SELECT street_code AS s FROM parcel WHERE n >= t.a) AS x ON true",
        }) {
      assertThat(district.rows(sql, ONE_STREET)).as(sql).containsExactly("S1");
    }
  }

  @Test
  void a_hidden_column_does_not_exist_inside_a_recursion_either() {
    assertRefused(
        "WITH RECURSIVE r (v, i) AS (SELECT value, 1 FROM parcel"
            + " UNION ALL SELECT v, i + 1 FROM r WHERE i < 2) SELECT v FROM r",
        NO_VALUES,
        Code.UNKNOWN_NAME);
  }

  @Test
  void an_aggregate_only_column_flows_into_no_recursion_and_no_series() {
    assertRefused(
        "WITH RECURSIVE r (v, i) AS (SELECT value, 1 FROM parcel"
            + " UNION ALL SELECT 0, i + 1 FROM r WHERE v > 5000 AND i < 2) SELECT count(*) FROM r",
        ONLY_SUMS,
        Code.FORBIDDEN);
    assertRefused(
        "SELECT count(*) FROM parcel AS p,"
            + " LATERAL (SELECT i FROM generate_series(1, CAST(p.value AS INTEGER)) AS g (i)) AS x",
        ONLY_SUMS,
        Code.FORBIDDEN);
    assertRefused("SELECT DISTINCT ON (value) parcel_code FROM parcel", ONLY_SUMS, Code.FORBIDDEN);
    assertThat(
            district.rows(
                "SELECT sum(value) IS NOT NULL FROM parcel TABLESAMPLE BERNOULLI (90)", ONLY_SUMS))
        .containsExactly("true");
  }

  private static void assertRefused(String sql, Policy policy, Code code) {
    assertThatExceptionOfType(LandstockException.class)
        .as(sql)
        .isThrownBy(() -> district.rows(sql, policy))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void explain_does_not_show_a_row_filter() {
    assertThat(district.rows("EXPLAIN SELECT count(*) FROM parcel", ONE_STREET))
        .anyMatch(line -> line.contains("the policy 'one-street'"))
        .noneMatch(line -> line.contains("S1"));
  }
}
