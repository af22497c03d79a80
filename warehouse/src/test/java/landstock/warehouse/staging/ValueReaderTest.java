package landstock.warehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.warehouse.pack.HandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
  private static ValueReader reader(
      String type, Map<String, String> formats, Map<String, BigDecimal> factors) {
    Column column =
        new Column(
            "c",
            ColumnType.parse(type),
            Optional.empty(),
            new Label("列", "C"),
            "A column.",
            Sensitivity.PUBLIC,
            List.of(),
            Optional.empty());
    HandIn handIn =
        new HandIn(
            "source",
            "land.assessment",
            "file.csv",
            Optional.empty(),
            HandIn.Format.CSV,
            StandardCharsets.UTF_8,
            Optional.empty(),
            4548,
            Optional.empty(),
            new Label("局", "Bureau"),
            "administrative_record",
            Map.of(),
            Map.of(),
            formats,
            factors,
            Map.of("c", List.of("0", "无")));
    return new ValueReader(column, Map.of(), Optional.empty(), handIn);
  }

  private static @Nullable Object read(String type, String text) {
    return reader(type, Map.of(), Map.of()).read(text);
  }

  @ParameterizedTest
  @CsvSource({
    "geometry, POINT (1 2), not_geometry",
    "integer, abc, not_a_number",
    "integer, 1.5, not_a_whole_number",
    "integer, 2147483648, out_of_range",
    "bigint, 9223372036854775808, out_of_range",
    "double, NaN, not_a_number",
    "double, 1e16, out_of_range",
    "double, '1,23', not_a_number",
    "'decimal(5,2)', 1234.5, out_of_range",
    "boolean, maybe, not_a_boolean",
    "date, 2023-02-30, not_a_date",
    "date, 20230230, not_a_date",
    "date, 2023-02-30 00:00:00, not_a_date",
    "date, 2023-12-31T16:00:00.000Z, not_a_date",
    "date, 2023-12-31 16:00:00+00, not_a_date",
    "date, 2023-06-01Tmorning, not_a_date",
  })
  void what_does_not_fit_names_its_rule(String type, String text, String rule) {
    assertThat(read(type, text))
        .isInstanceOfSatisfying(Misfit.class, m -> assertThat(m.rule()).isEqualTo(rule))
        .isInstanceOfSatisfying(Misfit.class, m -> assertThat(m.instead()).isNull());
  }

  @Test
  void values_that_fit_have_the_stored_type() {
    assertThat(read("integer", " 1910.0 ")).isEqualTo(1910);
    assertThat(read("bigint", "5")).isEqualTo(5L);
    assertThat(read("decimal(18,2)", "5")).isEqualTo(new BigDecimal("5.00"));
    assertThat(read("boolean", "否")).isEqualTo(false);
    assertThat(read("date", "2023/1/5")).isEqualTo(LocalDate.of(2023, 1, 5));
    assertThat(read("date", "2007-06-06T00:00:00Z")).isEqualTo(LocalDate.of(2007, 6, 6));
    assertThat(read("text", "  926/ 162 ")).isEqualTo("926/ 162");
  }

  /** What Parquet, PostGIS, spreadsheets and exports of date fields make of a day. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-06-01",
        "2023-06-01 00:00:00",
        "2023-06-01 00:00:00.0",
        "2023-06-01T12:30:00",
        "2023-06-01T00:00",
        "2023-06-01T00:00:00Z",
        "2023-06-01T00:00:00.000+08:00",
        "2023-06-01 00:00:00+08",
      })
  void a_day_with_its_time_is_the_day(String text) {
    assertThat(read("date", text)).isEqualTo(LocalDate.of(2023, 6, 1));
  }

  @Test
  void a_moment_that_may_be_another_day_where_it_was_written_says_so() {
    assertThat(read("date", "2023-12-31T16:00:00.000Z"))
        .isInstanceOfSatisfying(
            Misfit.class, m -> assertThat(m.detail()).startsWith("a moment, not a day"));
  }

  @Test
  void blanks_and_declared_words_are_unknown() {
    assertThat(read("integer", "  ")).isNull();
    assertThat(read("integer", "0")).isNull();
    assertThat(read("text", "无")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u202f", "\u200b", "\ufeff", "\u3000", "\u00a0 \u200b\t"})
  void what_shows_nothing_is_blank_and_no_part_of_a_key(String blank) {
    assertThat(read("text", blank)).isNull();
    assertThat(read("text", blank + "无" + blank)).isNull();
    assertThat(read("text", blank + "a\u00a0b" + blank)).isEqualTo("a\u00a0b");
    assertThat(read("integer", blank + "7" + blank)).isEqualTo(7);
  }

  @Test
  void money_with_more_digits_is_rounded_and_told() {
    assertThat(read("decimal(18,2)", "1.005"))
        .isEqualTo(
            new Misfit(
                "too_precise", "more than 2 digits after the point", new BigDecimal("1.00")));
  }

  @Test
  void a_format_and_a_factor_of_the_pack_are_used() {
    assertThat(
            reader("date", Map.of("c", "M/d/uuuu[ H:mm:ss]"), Map.of()).read("11/21/1979 0:00:00"))
        .isEqualTo(LocalDate.of(1979, 11, 21));
    assertThat(reader("double", Map.of(), Map.of("c", new BigDecimal("0.09290304"))).read("1000"))
        .isEqualTo(92.90304);
  }
}
