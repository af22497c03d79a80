package landstock.api.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Real data beside the repository: {@code ../shared/data}, or the property landstock.data. */
public final class SharedData {
  private SharedData() {}

  /** A folder of it; where it is missing the test is skipped, on CI it fails. */
  public static Path folder(String name) {
    Path folder = root().resolve(name);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(folder).as("real data on CI").isDirectory();
    }
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: " + folder + " is not there");
    }
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    return folder;
  }

  private static Path root() {
    String said = System.getProperty("landstock.data");
    if (said != null) {
      return Path.of(said);
    }
    return repository().resolve("../shared/data").normalize();
  }

  /** The root of the repository: where the module sql is. */
  public static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("sql/pom.xml"))) {
      here = Objects.requireNonNull(here.getParent(), "no repository around the tests");
    }
    return here;
  }
}
