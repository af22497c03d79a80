package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import landstock.sql.conformance.JtsConformance;
import landstock.sql.conformance.TestData;
import org.junit.jupiter.api.Test;

class JtsConformanceTest {

  @Test
  void duckdb_with_our_functions_agrees_with_the_test_cases_of_jts() throws Exception {
    try (DuckDbSession session = new DuckDbSession()) {
      JtsConformance conformance = new JtsConformance(session);
      conformance.run(TestData.directory("jts/testxml"));
      System.out.println(conformance.report());
      assertThat(conformance.problems()).isEmpty();
      assertThat(conformance.passes()).isPositive();
    }
  }
}
