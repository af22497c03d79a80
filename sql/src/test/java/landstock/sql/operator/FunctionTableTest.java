package landstock.sql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionTableTest {
  private static final String BEGIN = "<!-- functions: made by FunctionTable -->\n";
  private static final String END = "<!-- end of functions -->\n";
  private static final String RENEW =
      "mvn -pl sql test -Dtest=FunctionTableTest -Dlandstock.renew=true";

  @Test
  void the_table_of_the_readme_is_that_of_the_declarations() throws IOException {
    Path readme = readme();
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(end).as("markers in " + readme.getFileName()).isGreaterThan(begin);
    if (Boolean.getBoolean("landstock.renew")) {
      Files.writeString(
          readme, text.substring(0, begin) + FunctionTable.markdown() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("stale; renew it: " + RENEW)
        .isEqualTo(FunctionTable.markdown());
  }

  private static Path readme() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("sql/pom.xml"))) {
        return folder.resolve("sql/README.md");
      }
    }
    throw new IllegalStateException("not run inside the repository");
  }
}
