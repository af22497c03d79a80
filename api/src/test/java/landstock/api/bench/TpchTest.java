package landstock.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H at a hundredth of scale: every query gives DuckDB's own answer, in its order. */
class TpchTest {
  private static TpchBench tpch;

  @BeforeAll
  static void build(@TempDir Path folder) {
    tpch = new TpchBench(folder, 0.01);
  }

  @AfterAll
  static void close() {
    tpch.close();
  }

  static IntStream queries() {
    return IntStream.rangeClosed(1, TpchBench.QUERIES);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void a_query_gives_duckdbs_own_answer(int number) {
    assertThat(tpch.difference(number)).isEmpty();
  }
}
