package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import landstock.sql.problem.LandstockException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedParametersTest {
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
  void a_name_may_stand_in_several_places_of_several_types() {
    String sql = "SELECT count(*) FROM parcel WHERE :n IS NULL OR n = :n";
    assertThat(district.rows(sql, new Named("n", 3))).containsExactly("77");
    assertThat(district.rows(sql, new Named("n", null))).containsExactly("1000");
  }

  @Test
  void numbers_are_positions_in_any_order() {
    assertThat(district.rows("SELECT $2, $1, $2", "a", "b")).containsExactly("b | a | b");
  }

  @Test
  void types_come_from_neighbours_functions_lists_and_limits() {
    assertThat(
            district.rows(
                "SELECT parcel_code FROM parcel WHERE n IN (:a, :b)"
                    + " AND surveyed BETWEEN :from AND DATE '2020-01-20' ORDER BY area_m2 LIMIT :k",
                new Named("a", "1"),
                new Named("b", 2),
                new Named("from", "2020-01-02"),
                new Named("k", 2)))
        .containsExactly("P1", "P2");
    assertThat(
            district.rows(
                "SELECT coalesce(:none, 1), round(:number, 1), upper(:word), :text",
                new Named("none", null),
                new Named("number", 2.25),
                new Named("word", "x"),
                new Named("text", "y")))
        .containsExactly("1 | 2.3 | X | y");
    assertThat(
            district.rows(
                "SELECT CASE WHEN n = n THEN CASE :by WHEN 'x' THEN 1 ELSE 2 END END AS a,"
                    + " CASE :by WHEN 'y' THEN 3 END AS b FROM parcel LIMIT 1",
                new Named("by", "x")))
        .containsExactly("1 | NULL");
  }

  @Test
  void a_colon_in_a_text_a_cast_or_a_comment_is_no_parameter() {
    assertThat(district.rows("SELECT ':a', '7'::integer /* :b */ -- :c")).containsExactly(":a | 7");
  }

  @Test
  void a_missing_and_an_unknown_name_are_said_with_what_was_meant() {
    assertThatExceptionOfType(LandstockException.class)
        .isThrownBy(
            () -> district.rows("SELECT :year, :k", new Named("yaer", 1), new Named("k", 1)))
        .satisfies(
            e -> {
              assertThat(e.text()).isEqualTo("the statement has no parameter 'yaer'");
              assertThat(e.suggestions()).contains("year");
            });
    assertThatExceptionOfType(LandstockException.class)
        .isThrownBy(() -> district.rows("SELECT :year, :k", new Named("k", 1)))
        .withMessage("parameter 'year' has no value");
    assertThatExceptionOfType(LandstockException.class)
        .isThrownBy(
            () -> district.rows("SELECT n FROM parcel WHERE n = :n", new Named("n", "many")))
        .withMessage("parameter n: 'many' is not a INTEGER");
  }
}
