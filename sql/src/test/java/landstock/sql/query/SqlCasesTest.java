package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code src/test/resources/sql/{query,functions}/*.test}. A case is a name, a statement,
 * {@code ----} and what comes of it: rows with cells parted by {@code |}, or {@code error CODE
 * text}.
 */
class SqlCasesTest {
  private static SmallDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new SmallDistrict(folder);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  private record Case(String name, String sql, List<String> expected) {}

  @TestFactory
  Stream<DynamicNode> cases() throws IOException, URISyntaxException {
    List<DynamicNode> tests = new ArrayList<>();
    for (String area : List.of("query", "functions")) {
      Path folder = Path.of(SqlCasesTest.class.getResource("/sql/" + area).toURI());
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          for (Case c : read(Files.readString(file))) {
            tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + c.name(), () -> run(c)));
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void run(Case c) {
    String first = c.expected().isEmpty() ? "" : c.expected().get(0);
    if (!first.startsWith("error ")) {
      assertThat(district.rows(c.sql())).isEqualTo(c.expected());
      return;
    }
    try {
      fail("answered " + district.rows(c.sql()));
    } catch (LandstockException e) {
      String place = e.position().map(p -> p.line() + ":" + p.column() + " ").orElse("");
      assertThat("error " + e.code() + " " + place + e.text()).isEqualTo(first);
      assertThat("suggest " + String.join(", ", e.suggestions()))
          .isEqualTo(c.expected().size() > 1 ? c.expected().get(1) : "suggest ");
    }
  }

  private static List<Case> read(String text) {
    List<Case> cases = new ArrayList<>();
    for (String block : text.split("(?m)^# ")) {
      if (block.isBlank()) {
        continue;
      }
      int nameEnd = block.indexOf('\n');
      String[] halves = block.substring(nameEnd).split("(?m)^----$", 2);
      cases.add(
          new Case(
              block.substring(0, nameEnd).strip(),
              halves[0].strip(),
              halves[1].strip().lines().toList()));
    }
    return cases;
  }
}
