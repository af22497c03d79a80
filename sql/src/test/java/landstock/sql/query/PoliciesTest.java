package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.security.Policy;
import landstock.sql.security.Policy.ColumnRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
  private static final String GOOD =
      """
      roles:
        street_office:
          econ.enterprise:
            rows: street_code = 'S1' AND founded > 1990
            columns: {secret: hidden, industry: visible}
          econ.tax:
            columns:
              amount: aggregate-only
        everybody: {}
      """;

  @Test
  void a_file_is_read_role_by_role() {
    Map<String, Policy> policies = Policies.read("policies.yaml", GOOD, TaxDistrict.CATALOG);
    assertThat(policies.keySet()).containsExactly("street_office", "everybody");
    assertThat(policies.get("street_office"))
        .isEqualTo(
            new Policy(
                "street_office",
                Map.of("econ.enterprise", "street_code = 'S1' AND founded > 1990"),
                Map.of(
                    "econ.enterprise.secret", ColumnRule.HIDDEN,
                    "econ.enterprise.industry", ColumnRule.VISIBLE,
                    "econ.tax.amount", ColumnRule.AGGREGATE_ONLY)));
    assertThat(policies).containsEntry("everybody", new Policy("everybody", Map.of(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "econ.enterprise:|econ.enterprize:|there is no table 'econ.enterprize'|econ.enterprise",
        "secret: hidden|secrets: hidden|there is no column 'secrets'|secret",
        "secret: hidden|secret: hiden|'hiden' is no rule|hidden",
        "amount: aggregate-only|amount: aggregate|'aggregate' is no rule|",
        "rows: street|row: street|unknown key 'row'|rows",
        "roles:|role:|unknown key 'role'|roles",
        "founded > 1990|foundet > 1990|rows at 1:24: Column 'foundet' not found|founded",
        "founded > 1990|founded >|rows at 1:32: syntax error|",
        "AND founded > 1990|AND secret IN (SELECT code FROM vault)|reads its own row only|",
        "AND founded > 1990|AND founded > ?|reads its own row only|",
        "AND founded > 1990|; DROP TABLE x|rows|",
        "AND founded > 1990|UNION SELECT 1|rows|",
        "AND founded > 1990|AND count(*) > 1|rows|",
        "amount: aggregate-only|amount: [1|policies.yaml:|",
        "econ.tax:|econ.enterprise:|Duplicate|",
      })
  void a_wrong_file_says_what_is_wrong_and_where(
      String good, String wrong, String text, @Nullable String meant) {
    String yaml = GOOD.replace(good, wrong);
    assertThat(yaml).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> Policies.read("policies.yaml", yaml, TaxDistrict.CATALOG))
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> {
              assertThat(e.code()).isEqualTo(LandstockException.Code.INVALID_ARGUMENT);
              assertThat(e.text()).startsWith("policies.yaml").contains(text);
              if (meant != null) {
                assertThat(e.suggestions()).isEqualTo(List.of(meant));
              }
            });
  }
}
