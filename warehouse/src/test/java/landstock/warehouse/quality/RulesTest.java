package landstock.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final DataFiles files = new DataFiles();
  private final Rules rules = Rules.load(files);
  private final List<Dataset> datasets = new CatalogFiles(files).load().datasets();

  @Test
  void every_rule_says_in_both_languages_what_is_wrong_and_what_to_do() {
    for (Rule rule : rules.byId().values()) {
      assertThat(
              List.of(
                  rule.reason().zh(),
                  rule.reason().en(),
                  rule.nextStep().zh(),
                  rule.nextStep().en()))
          .as(rule.id())
          .noneMatch(String::isBlank);
    }
  }

  @Test
  void a_rule_for_each_dataset_becomes_one_query_each_with_no_place_left_open() {
    for (Rule rule : rules.byId().values()) {
      assertThat(RuleQueries.of(rule, datasets))
          .as(rule.id())
          .noneMatch(q -> q.matches("(?s).*\\{[a-z].*"));
    }
    assertThat(RuleQueries.of(rules.get("duplicate_key"), datasets))
        .hasSize((int) datasets.stream().filter(Dataset::keyed).count())
        .anyMatch(q -> q.contains("PARTITION BY scheme, edition, code"))
        .anyMatch(q -> q.contains("staging.land_building"));
    assertThat(RuleQueries.of(rules.get("null_key"), datasets))
        .anyMatch(q -> q.contains("staging.land_assessment WHERE year IS NULL"));
  }

  @Test
  void rules_that_readers_find_have_no_query() {
    assertThat(RuleQueries.of(rules.get("wrong_encoding"), datasets)).isEmpty();
  }

  @Test
  void a_rule_declared_twice_or_without_severity_is_refused() {
    String rule =
        "  - {id: a, severity: note, reason: {zh: 甲, en: A}, next_step: {zh: 乙, en: B}}\n";
    assertThatThrownBy(() -> Rules.read(files, "rules:\n" + rule + rule))
        .hasMessageContaining("'a' is declared twice");
    assertThatThrownBy(() -> Rules.read(files, "rules:\n" + rule.replace("severity: note, ", "")))
        .hasMessageContaining("needs id, severity");
  }
}
