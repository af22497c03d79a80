package landstock.sql.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.proof.ProofData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After a failure of its own inside, DuckDB refuses everything on that instance: somebody has to
 * open another one.
 */
class InsideFailureTest {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1_000);

  /** DuckDB 2.0.0 fails inside on it. When a newer one does not, this needs another statement. */
  private static final String POISON =
      "SELECT 1 FROM one.main.single AS a HAVING 5 NOT IN (SELECT b.id FROM one.main.fact AS b"
          + " WHERE b.m >= ALL (SELECT c.m FROM one.main.fact AS c WHERE c.s IN (SELECT d.s FROM"
          + " one.main.single AS d WHERE 3 IN (SELECT e.grp FROM one.main.fact AS e WHERE e.id ="
          + " d.i AND e.grp >= ALL (SELECT f.grp FROM one.main.fact AS f WHERE 'a' < e.s)))))";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void a_failure_inside_duckdb_costs_no_other_statement(OneTable.Place place) throws Exception {
    try (Engine engine = place.open(ProofData.build(folder, List.of()).database())) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> rows(engine, POISON))
            .isInstanceOfSatisfying(
                LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CRASHED));
        assertThat(rows(engine, "SELECT id FROM one.main.fact")).isEqualTo(48);
      }
    }
  }

  private static long rows(Engine engine, String sql) {
    try (Execution execution = engine.execute(sql, List.of(), LIMITS)) {
      while (execution.next()) {
        assertThat(execution.batch().getRowCount()).isPositive();
      }
      return execution.rowCount();
    }
  }
}
