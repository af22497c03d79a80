package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import landstock.sql.conformance.JtsConformance;
import landstock.sql.conformance.TestData;
import landstock.sql.engine.Limits;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("slow")
class JtsThroughSqlTest {

  @Test
  void our_sql_agrees_with_the_test_cases_of_jts(@TempDir Path folder) throws Exception {
    try (SmallDistrict district = new SmallDistrict(folder)) {
      JtsConformance conformance =
          new JtsConformance((sql, parameters) -> first(district, sql, parameters));
      conformance.run(TestData.directory("jts/testxml"));
      System.out.println(conformance.report());
      assertThat(conformance.problems()).isEmpty();
      assertThat(conformance.passes()).isGreaterThan(2_000);
    }
  }

  private static @org.jspecify.annotations.Nullable Object first(
      SmallDistrict district, String sql, List<Object> parameters) {
    Question question =
        new Question(sql, List.copyOf(parameters), Optional.empty(), Limits.DEFAULT);
    try (Answer answer = district.queries().ask(question, Policy.OPEN)) {
      answer.rows().next();
      Object value = answer.rows().batch().getVector(0).getObject(0);
      return value == null
          ? null
          : value instanceof Boolean || value instanceof Number ? value : value.toString();
    }
  }
}
