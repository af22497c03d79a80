package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.render.ResultColumn;
import landstock.sql.security.Policy;
import landstock.sql.security.Policy.ColumnRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesTest {
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
  void parameters_get_the_type_that_the_statement_expects() {
    assertThat(
            district.rows(
                "SELECT count(*) FROM parcel WHERE surveyed >= ? AND value < ? AND use_code = ?",
                "2020-02-01",
                new BigDecimal("10000.50"),
                "U1"))
        .containsExactly("12");
  }

  @Test
  void a_parameter_may_be_null() {
    assertThat(district.rows("SELECT count(*) FROM parcel WHERE use_code = ?", (Object) null))
        .containsExactly("0");
  }

  @Test
  void parameters_keep_their_order_wherever_they_stand() {
    assertThat(
            district.rows(
                "SELECT CAST(? AS VARCHAR), n FROM parcel WHERE n > ? ORDER BY n, 1 LIMIT 1",
                "x",
                5))
        .containsExactly("x | 6");
  }

  @Test
  void a_parameter_of_the_wrong_type_is_named() {
    assertThatThrownBy(() -> district.rows("SELECT * FROM parcel WHERE n = ?", "many"))
        .hasMessage("parameter 1: 'many' is not a INTEGER");
    assertThatThrownBy(() -> district.rows("SELECT * FROM parcel WHERE n = ?"))
        .hasMessage("the statement has 1 parameters, 0 were given");
  }

  @Test
  void a_window_as_parameter_prunes_too() {
    String sql = "SELECT count(*) FROM parcel WHERE ST_Intersects(geom, ST_GeomFromText(?))";
    assertThat(district.rows(sql, "POLYGON ((100 0, 110 0, 110 1, 100 1, 100 0))"))
        .containsExactly("12");
    assertThat(district.queries().explain(Question.of(sql), Policy.OPEN)).contains("\"xmin\" <= ");
  }

  @Test
  void columns_tell_name_type_label_and_unit() {
    try (Answer answer =
        district
            .queries()
            .ask(
                Question.of("SELECT area_m2 AS a, area_m2 * 2, count(*) OVER () FROM parcel"),
                Policy.OPEN)) {
      assertThat(answer.columns())
          .extracting(ResultColumn::name)
          .containsExactly("a", "column_2", "count");
      assertThat(answer.columns())
          .extracting(ResultColumn::type)
          .containsExactly("DOUBLE", "DOUBLE", "BIGINT");
      assertThat(answer.columns().get(0).unit()).contains("m2");
      assertThat(answer.columns().get(1).unit()).isEmpty();
    }
  }

  @Test
  void a_result_over_the_row_limit_says_so() {
    Limits limits = new Limits(Duration.ofSeconds(30), 10);
    try (Answer answer =
        district.queries().ask(question("SELECT n FROM parcel", limits), Policy.OPEN)) {
      assertThat(SmallDistrict.rows(answer)).hasSize(10);
      assertThat(answer.rows().truncated()).isTrue();
    }
    try (Answer answer =
        district.queries().ask(question("SELECT n FROM parcel LIMIT 10", limits), Policy.OPEN)) {
      assertThat(SmallDistrict.rows(answer)).hasSize(10);
      assertThat(answer.rows().truncated()).isFalse();
    }
  }

  @Test
  void a_cancelled_statement_stops() throws InterruptedException {
    String endless = "SELECT a.n FROM parcel a, parcel b, parcel c, parcel d";
    try (Answer answer =
        district
            .queries()
            .ask(
                question(endless, new Limits(Duration.ofMinutes(5), Long.MAX_VALUE)),
                Policy.OPEN)) {
      Execution rows = answer.rows();
      Thread canceller = new Thread(rows::cancel);
      canceller.start();
      assertThatThrownBy(
              () -> {
                while (rows.next()) {
                  assertThat(rows.batch().getRowCount()).isPositive();
                }
              })
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
      canceller.join();
    }
  }

  @Test
  void a_named_snapshot_is_asked() {
    Question question =
        new Question(
            "SELECT sum(value) FROM parcel", List.of(), Optional.of("small-2023"), Limits.DEFAULT);
    try (Answer answer = district.queries().ask(question, Policy.OPEN)) {
      assertThat(answer.snapshot()).isEqualTo("small-2023");
      assertThat(SmallDistrict.rows(answer)).containsExactly("49945000.00");
    }
    assertThatThrownBy(
            () ->
                district
                    .queries()
                    .ask(
                        new Question(
                            "SELECT 1", List.of(), Optional.of("small-2032"), Limits.DEFAULT),
                        Policy.OPEN))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains("small-2023"));
  }

  @Test
  void a_row_filter_holds_under_every_spelling() {
    Policy street1 = new Policy("street S1", Map.of("land.parcel", "street_code = 'S1'"), Map.of());
    assertThat(district.rows("SELECT DISTINCT street_code FROM parcel", street1))
        .containsExactly("S1");
    assertThat(
            district.rows("WITH p AS (SELECT * FROM land.parcel) SELECT count(*) FROM p", street1))
        .containsExactly("167");
    assertThat(
            district.rows(
                "SELECT count(*) FROM building b WHERE EXISTS (SELECT 1 FROM parcel p WHERE p.street_code = 'S2')",
                street1))
        .containsExactly("0");
    assertThat(
            district.rows(
                "SELECT count(*) FROM parcel FOR SYSTEM_TIME AS OF DATE '2023-12-31'", street1))
        .containsExactly("167");
  }

  @Test
  void a_hidden_column_does_not_exist() {
    Policy noValues =
        new Policy("no values", Map.of(), Map.of("land.parcel.value", ColumnRule.HIDDEN));
    assertThatThrownBy(() -> district.rows("SELECT value FROM parcel", noValues))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_NAME));
    assertThat(district.rows("SELECT * FROM parcel WHERE n = 5 LIMIT 1", noValues).get(0))
        .doesNotContain("495.00");
    assertThat(district.rows("SELECT count(*) FROM parcel", noValues)).containsExactly("1000");
  }

  @Test
  void policies_of_one_name_do_not_share_a_plan() {
    String sql = "SELECT count(*) FROM parcel";
    Policy one = new Policy("same", Map.of("land.parcel", "n = 1"), Map.of());
    Policy other = new Policy("same", Map.of("land.parcel", "n > 99"), Map.of());
    assertThat(district.rows(sql, one)).isNotEqualTo(district.rows(sql, other));
  }

  private static Question question(String sql, Limits limits) {
    return new Question(sql, List.of(), Optional.empty(), limits);
  }
}
