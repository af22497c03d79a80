package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import landstock.sql.algebra.Origins;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked statements and where their answers come from. */
class OriginsTest {
  private static TaxDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new TaxDistrict(folder, TaxDistrict.Variant.PLAIN);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  /** Statement first, then what {@link OriginsText} says of it. */
  static List<String> worked() {
    try (InputStream in =
        Objects.requireNonNull(
            OriginsTest.class.getResourceAsStream("/landstock/sql/security/origins.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n")).map(String::strip).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("worked")
  void the_origins_of_a_worked_statement(String worked) {
    List<String> lines = worked.lines().map(String::strip).toList();
    Origins origins = origins(lines.get(0), Policy.OPEN);
    assertThat(OriginsText.lines(origins).stream().map(String::strip))
        .isEqualTo(lines.subList(1, lines.size()));
  }

  @Test
  void a_policy_adds_nothing_to_the_origins_of_a_statement() {
    String sql = "SELECT year, sum(amount) FROM tax GROUP BY year";
    assertThat(origins(sql, TaxDistrict.STREET_1)).isEqualTo(origins(sql, Policy.OPEN));
  }

  @Test
  void a_sensitive_column_is_touched_by_a_filter_alone() {
    assertThat(
            origins("SELECT count(*) FROM tax WHERE amount > 5", Policy.OPEN)
                .touches(Sensitivity.SENSITIVE))
        .isTrue();
    assertThat(
            origins("SELECT count(*) FROM tax WHERE year > 5", Policy.OPEN)
                .touches(Sensitivity.SENSITIVE))
        .isFalse();
  }

  private static Origins origins(String sql, Policy policy) {
    return district.queries().describe(Question.of(sql), policy).origins();
  }
}
