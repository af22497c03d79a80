package landstock.sql.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The shared data beside the repository. */
public final class TestData {

  private TestData() {}

  /**
   * A directory of the shared data: below the system property {@code landstock.data}, else in
   * {@code ../shared/data} of the repository. Where it is missing the test is skipped, but fails in
   * CI.
   */
  public static Path directory(String name) {
    String property = System.getProperty("landstock.data");
    Path data =
        property == null
            ? repository().resolveSibling("shared").resolve("data")
            : Path.of(property);
    Path found = data.resolve(name);
    if (Files.isDirectory(found)) {
      return found;
    }
    String missing = "the shared data is missing: " + found;
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    System.err.println("SKIPPED: " + missing);
    return abort(missing);
  }

  private static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("sql/pom.xml"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("no directory above holds sql/pom.xml");
    }
    return at;
  }
}
