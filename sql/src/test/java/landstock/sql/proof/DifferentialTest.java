package landstock.sql.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import landstock.sql.proof.Fuzz.Failure;
import landstock.sql.proof.TwoSides.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our answer equals DuckDB's own to the same question: {@code sql/differential/*.test}, where a
 * line {@code duckdb:} begins the text for DuckDB if the dialects differ, and statements of the
 * seeded grammar. An ORDER BY at the end must be total: then the order counts too.
 */
class DifferentialTest {
  private static final long GENERATED = 160;
  private static final long GENERATED_SLOW = 1_200;
  private static final Pattern ORDERED =
      Pattern.compile(".*\\border by\\b[^()]*(\\([^()]*\\)[^()]*)*$", Pattern.DOTALL);

  private static TwoSides sides;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sides = new TwoSides(folder, List.of());
  }

  @AfterAll
  static void close() {
    sides.close();
  }

  @TestFactory
  Stream<DynamicTest> written() {
    return CaseFiles.below("/sql/differential").stream()
        .map(block -> DynamicTest.dynamicTest(block.place(), () -> check(block.text())));
  }

  private static void check(String text) {
    String[] both = text.split("\nduckdb: ", 2);
    boolean ordered = ORDERED.matcher(both[0].toLowerCase(Locale.ROOT)).matches();
    Outcome outcome = sides.compare(both[0], both[both.length - 1], ordered);
    assertThat(outcome).as(both[0]).isEqualTo(new Outcome(Outcome.Kind.AGREE, ""));
  }

  @Test
  void statements_of_the_grammar_agree() {
    agree(0, GENERATED);
  }

  @Test
  @Tag("slow")
  void more_statements_of_the_grammar_agree() {
    agree(GENERATED, GENERATED_SLOW);
  }

  private static void agree(long from, long to) {
    List<Failure> failures = new ArrayList<>();
    Fuzz fuzz = new Fuzz(sides, failures::add);
    LongStream.range(from, to).forEach(fuzz::run);
    assertThat(failures.stream().map(Failure::testCase)).isEmpty();
    assertThat(fuzz.counts().getOrDefault("AGREE", 0)).isGreaterThan((int) ((to - from) * 9 / 10));
  }

  @Test
  void the_comparison_tells_answers_apart() {
    assertThat(sides.compare("SELECT 1", "SELECT 2", false).kind()).isEqualTo(Outcome.Kind.DIFFER);
    assertThat(sides.compare("SELECT 1", "SELECT 1.5", false).kind())
        .isEqualTo(Outcome.Kind.DIFFER);
    assertThat(
            sides
                .compare(
                    "SELECT id FROM fact ORDER BY id", "SELECT id FROM fact ORDER BY id DESC", true)
                .kind())
        .isEqualTo(Outcome.Kind.DIFFER);
    assertThat(sides.compare("SELECT nothing", "SELECT 1", false).kind())
        .isEqualTo(Outcome.Kind.REFUSED);
  }
}
