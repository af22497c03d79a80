package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import landstock.sql.conformance.SpatialExamples;
import landstock.sql.conformance.SpatialExamples.Example;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.spatial.SpatialFunctions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpatialExamplesTest {

  private final DuckDbSession session = new DuckDbSession();

  @BeforeAll
  void use_one_thread() throws Exception {
    session.execute("SET threads = 1");
  }

  @AfterAll
  void close() throws Exception {
    session.close();
  }

  static List<Example> examples() {
    return SpatialExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example(Example example) throws ParseException {
    if (example.fails()) {
      assertThatThrownBy(() -> session.ask(example.sql()))
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA))
          .hasMessageContaining(example.expected());
      return;
    }
    Object answer = session.ask(example.sql());
    if (answer instanceof Double number) {
      double expected = Double.parseDouble(example.expected());
      assertThat(number).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    } else if (example.geometry()) {
      assertThat(normal(String.valueOf(answer))).isEqualTo(normal(example.expected()));
    } else {
      assertThat(answer == null ? "NULL" : answer.toString()).isEqualTo(example.expected());
    }
  }

  /** Where a ring starts and which part comes first is not promised. */
  private static String normal(String wkt) throws ParseException {
    return new WKTReader().read(wkt).norm().toText();
  }

  @Test
  void every_overload_has_an_example() {
    List<String> expressions = examples().stream().map(Example::expression).toList();
    for (SpatialFunction function : SpatialFunctions.ALL) {
      assertThat(expressions)
          .as(function.engineName())
          .anyMatch(
              text ->
                  text.contains(function.name() + "(")
                      && arity(text.substring(text.indexOf(function.name() + "(")))
                          == function.parameters().size());
    }
  }

  /** Arguments of the call that the text begins with: commas outside brackets and quotes. */
  private static int arity(String call) {
    int depth = 0;
    int commas = 0;
    boolean quoted = false;
    for (int i = 0; i < call.length(); i++) {
      char c = call.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      commas += !quoted && depth == 1 && c == ',' ? 1 : 0;
      if (c == ')' && depth == 0) {
        break;
      }
    }
    return commas + 1;
  }
}
