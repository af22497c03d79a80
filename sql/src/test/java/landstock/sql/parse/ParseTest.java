package landstock.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.junit.jupiter.api.Test;

class ParseTest {
  private final Parse parse = new Parse();

  @Test
  void describe_and_show_are_questions_to_the_information_schema() {
    Statement described = parse.parse("DESCRIBE land.parcel;");
    assertThat(described.described()).containsExactly("land", "parcel");
    assertThat(text(described))
        .contains("information_schema")
        .contains("= 'parcel'")
        .contains("= 'land'")
        .contains("ordinal_position");
    assertThat(text(parse.parse("desc parcel")))
        .isEqualTo(text(parse.parse("SHOW COLUMNS FROM parcel")));
    assertThat(text(parse.parse("SHOW TABLES"))).contains("tables").contains("label_zh");
  }

  @Test
  void a_quote_in_a_described_name_stays_in_its_literal() {
    assertThat(text(parse.parse("DESCRIBE \"it's\""))).contains("= 'it''s'");
  }

  @Test
  void explain_is_said_beside_the_question() {
    Statement explained = parse.parse("EXPLAIN SELECT 1");
    assertThat(explained.explained()).isTrue();
    assertThat(text(explained)).isEqualTo(text(parse.parse("SELECT 1")));
  }

  @Test
  void places_are_those_of_the_users_text() {
    assertThatExceptionOfType(LandstockException.class)
        .isThrownBy(() -> parse.parse("SELECT :a,\r\n\tE'x\\'y' /* /* */\n */, FORM 3"))
        .satisfies(
            e -> {
              assertThat(e.position().orElseThrow().line()).isEqualTo(3);
              assertThat(e.position().orElseThrow().column()).isEqualTo(11);
            });
  }

  @Test
  void lists_joins_and_branches_are_bounded_far_above_honest_questions() {
    assertThat(parse.parse("SELECT 1 IN (" + numbers(1_000) + ")").parameters()).isEmpty();
    refused("SELECT 1 IN (" + numbers(1_001) + ")", "list of more than 1000");
    refused("SELECT 1 FROM t" + " JOIN t ON true".repeat(25), "more than 24 joins");
    refused("SELECT 1 FROM t" + ", t".repeat(25), "more than 24 joins");
    refused("SELECT 1" + " UNION ALL SELECT 1".repeat(100), "more than 100 branches");
    refused("SELECT " + "(".repeat(61) + "1" + ")".repeat(61), "deeper than 60");
    refused("SELECT " + "1 + ".repeat(2_500) + "1", "more than 5000 words");
  }

  @Test
  void a_similar_to_pattern_escapes_what_only_regular_expressions_know() {
    assertThat(SimilarTo.regularExpression("a.b%_[x-z]$", '\\'))
        .isEqualTo("(?s)^(?:a\\.b.*.[x-z]\\$)$");
  }

  private void refused(String sql, String text) {
    assertThatExceptionOfType(LandstockException.class)
        .isThrownBy(() -> parse.parse(sql))
        .withMessageContaining(text)
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String text(Statement statement) {
    return statement.query().toString();
  }
}
