package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import landstock.sql.query.TaxDistrict.Variant;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random statements: what a policy does not show changes no answer and no message. */
class NonInterferenceTest {
  private static final int FEW = 60;
  private static final int MANY = 1_000;

  private static TaxDistrict district;
  private static TaxDistrict otherNames;
  private static TaxDistrict street1;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new TaxDistrict(folder, Variant.PLAIN);
    otherNames = new TaxDistrict(folder, Variant.OTHER_NAMES);
    street1 = new TaxDistrict(folder, Variant.STREET_1_ONLY);
  }

  @AfterAll
  static void close() {
    district.close();
    otherNames.close();
    street1.close();
  }

  @Test
  void other_values_of_hidden_columns_give_the_same_answers() {
    compareHidden(31, FEW);
  }

  @Test
  @Tag("slow")
  void other_values_of_hidden_columns_give_the_same_answers_to_many() {
    compareHidden(33, MANY);
  }

  @Test
  void filtered_rows_give_the_same_answers_as_no_rows() {
    compareFiltered(32, FEW);
  }

  @Test
  @Tag("slow")
  void filtered_rows_give_the_same_answers_as_no_rows_to_many() {
    compareFiltered(34, MANY);
  }

  private static void compareHidden(long seed, int statements) {
    int accepted = 0;
    RandomSql random = new RandomSql(new Random(seed));
    for (int i = 0; i < statements; i++) {
      String sql = random.query();
      List<String> outcome = district.outcome(sql, TaxDistrict.STREET_1);
      assertThat(outcome).as(sql).isEqualTo(otherNames.outcome(sql, TaxDistrict.STREET_1));
      accepted += refused(outcome) ? 0 : 1;
    }
    assertThat(accepted).isGreaterThan(statements / 10);
  }

  private static void compareFiltered(long seed, int statements) {
    int accepted = 0;
    RandomSql random = new RandomSql(new Random(seed));
    for (int i = 0; i < statements; i++) {
      String sql = random.query();
      List<String> outcome = district.outcome(sql, TaxDistrict.ROWS_ONLY);
      assertThat(outcome).as(sql).isEqualTo(street1.outcome(sql, Policy.OPEN));
      if (!refused(outcome)) {
        assertThat(district.queries().lint(Question.of(sql), TaxDistrict.ROWS_ONLY)).isEmpty();
        accepted++;
      }
    }
    assertThat(accepted).isGreaterThan(statements / 2);
  }

  private static boolean refused(List<String> outcome) {
    return outcome.size() == 1 && outcome.get(0).matches("(?s)[A-Z_]+: .*");
  }
}
