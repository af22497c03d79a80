package landstock.sql.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code sql/hostile/*.test}: a line names the kinds of error that will do, then {@code |} and the
 * statement; {@code @} before the kinds says that the error must tell its place. Each gives one
 * error of its kind in time, in our words, and the next statement is answered. {@code {text*n}}
 * stands for a text n times, {@code \\uXXXX} for one unit.
 */
class HostileCorpusTest {
  private static final Pattern REPEATED = Pattern.compile("\\{(.*?)\\*(\\d+)}", Pattern.DOTALL);
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
  private static final Pattern JARGON =
      Pattern.compile(
          "SqlNode|RelOpt|RexNode|SqlKind|Encountered|\\bnull\\b|\\b(?:org|java)\\.\\w|"
              + "Exception|\\$f?\\d|Binder Error|Parser Error|Catalog Error|<NUMERIC>|<GEO>");
  private static final Limits LIMITS = new Limits(Duration.ofMillis(700), 1_000);

  /** The deadline and two seconds: nothing goes on longer, however busy the machine. */
  private static final Duration SOON = LIMITS.deadline().plusSeconds(2);

  private static final Map<String, String> NAMES = Map.of("{LF}", "\n", "{NUL}", "\0");

  private static TwoSides sides;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sides = new TwoSides(folder, List.of());
    sides.ours("SELECT count(*) FROM fact");
  }

  @AfterAll
  static void close() {
    sides.close();
  }

  @TestFactory
  Stream<DynamicTest> corpus() {
    return CaseFiles.below("/sql/hostile").stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.place() + " " + block.text().lines().findFirst().orElse(""),
                    () -> check(block.text())));
  }

  private static void check(String text) {
    int bar = text.indexOf('|');
    boolean placed = text.startsWith("@");
    String kinds = text.substring(placed ? 1 : 0, bar).strip();
    String sql = expand(text.substring(bar + 1).strip());
    long start = System.nanoTime();
    try {
      sides
          .queries()
          .ask(new Question(sql, List.of(), Optional.empty(), LIMITS), Policy.OPEN)
          .close();
      fail("answered");
    } catch (LandstockException e) {
      assertThat(List.of(kinds.split(" "))).as(e.code() + " " + e.text()).contains(e.code().name());
      assertThat(e.text()).doesNotContainPattern(JARGON);
      if (placed) {
        assertThat(e.position()).as(e.text()).isPresent();
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(sides.ours("SELECT 1").rows()).hasSize(1);
  }

  private static String expand(String text) {
    String named = text;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    String repeated =
        REPEATED
            .matcher(named)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
    return UNIT.matcher(repeated)
        .replaceAll(m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }
}
