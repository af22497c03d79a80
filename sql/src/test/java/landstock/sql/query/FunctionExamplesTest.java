package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import landstock.sql.function.FunctionDoc;
import landstock.sql.function.FunctionDoc.Example;
import landstock.sql.operator.FunctionCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the reference of functions shows is what the engine answers. */
class FunctionExamplesTest {
  private static SmallDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new SmallDistrict(folder);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return FunctionCatalog.docs().stream()
        .flatMap(doc -> doc.examples().stream())
        .map(e -> DynamicTest.dynamicTest(e.expression(), () -> run(e)));
  }

  private static void run(Example example) {
    assertThat(district.rows("SELECT " + example.expression()))
        .isEqualTo(List.of(example.result()));
  }

  @Test
  void every_function_has_an_example_and_a_line_in_both_languages() {
    for (FunctionDoc doc : FunctionCatalog.docs()) {
      assertThat(doc.examples()).as(doc.name()).isNotEmpty();
      assertThat(doc.signatures()).as(doc.name()).isNotEmpty();
      assertThat(doc.en()).as(doc.name()).isNotBlank().endsWith(".");
      assertThat(doc.zh()).as(doc.name()).isNotBlank().endsWith("。");
    }
  }

  @Test
  void no_name_is_declared_twice() {
    List<String> names =
        FunctionCatalog.docs().stream()
            .flatMap(doc -> Stream.concat(Stream.of(doc.name()), doc.aliases().stream()))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
  }
}
