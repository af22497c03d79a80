package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import landstock.sql.query.TaxDistrict.Variant;
import landstock.sql.security.Policy;
import landstock.sql.security.Policy.ColumnRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts, written by hand, to see what a policy does not show; each against an oracle. */
class SecurityAttemptsTest {
  private static final Policy HIDE =
      new Policy(
          "hide",
          Map.of(),
          TaxDistrict.STREET_1.columnRules().entrySet().stream()
              .filter(e -> e.getValue() == ColumnRule.HIDDEN)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

  private static TaxDistrict district;
  private static TaxDistrict otherNames;
  private static TaxDistrict street1;
  private static TaxDistrict withoutColumns;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new TaxDistrict(folder, Variant.PLAIN);
    otherNames = new TaxDistrict(folder, Variant.OTHER_NAMES);
    street1 = new TaxDistrict(folder, Variant.STREET_1_ONLY);
    withoutColumns =
        new TaxDistrict(folder, Variant.WITHOUT_COLUMNS, HIDE.seen(TaxDistrict.CATALOG));
  }

  @AfterAll
  static void close() {
    district.close();
    otherNames.close();
    street1.close();
    withoutColumns.close();
  }

  static List<String> hidden() {
    return statements("hidden.sql");
  }

  static List<String> aggregateOnly() {
    return statements("aggregate-only.sql");
  }

  static List<String> rows() {
    return statements("rows.sql");
  }

  /** Message, place, hint and suggestions too: a hidden column is one that never was. */
  @ParameterizedTest
  @MethodSource("hidden")
  void a_hidden_column_is_like_one_that_never_existed(String sql) {
    List<String> outcome = district.outcome(sql, HIDE);
    assertThat(outcome).isEqualTo(withoutColumns.outcome(sql, Policy.OPEN));
    assertThat(outcome).isEqualTo(otherNames.outcome(sql, HIDE));
    assertThat(outcome).noneMatch(row -> row.contains("secret ") || row.startsWith("INTERNAL"));
  }

  @ParameterizedTest
  @MethodSource("aggregateOnly")
  void a_single_value_of_an_aggregate_only_column_is_never_seen(String sql) {
    List<String> outcome = district.outcome(sql, TaxDistrict.ALL_STREETS);
    assertThat(outcome).hasSize(1);
    assertThat(outcome.get(0)).matches("(?s)(FORBIDDEN|INVALID_QUERY|UNKNOWN_NAME|SYNTAX): .*");
  }

  @Test
  void most_attempts_on_totals_are_told_why() {
    long forbidden =
        aggregateOnly().stream()
            .filter(
                sql ->
                    district
                        .outcome(sql, TaxDistrict.ALL_STREETS)
                        .get(0)
                        .startsWith("FORBIDDEN: econ"))
            .count();
    assertThat(forbidden).isGreaterThan(aggregateOnly().size() * 9L / 10);
  }

  /** The same question without a policy, where the other rows were deleted beforehand. */
  @ParameterizedTest
  @MethodSource("rows")
  void a_filtered_row_is_like_one_that_is_not_there(String sql) {
    List<String> outcome = district.outcome(sql, TaxDistrict.ROWS_ONLY);
    List<String> expected = street1.outcome(sql, Policy.OPEN);
    if (expected.toString().startsWith("[DATA")) {
      assertThat(outcome).hasSize(1);
      assertThat(outcome.get(0)).startsWith("DATA: a value in the data makes the statement fail");
    } else {
      assertThat(outcome).isEqualTo(expected);
      assertThat(outcome.toString()).doesNotContain("INTERNAL");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_scan_of_a_plan_has_its_row_filter(String sql) {
    assertThat(district.queries().lint(Question.of(sql), TaxDistrict.ROWS_ONLY)).isEmpty();
  }

  static List<String> statements(String file) {
    String path = "/landstock/sql/security/" + file;
    try (InputStream in =
        Objects.requireNonNull(SecurityAttemptsTest.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
