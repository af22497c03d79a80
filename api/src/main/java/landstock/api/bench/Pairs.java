package landstock.api.bench;

import java.util.Arrays;
import java.util.List;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;

/** Times in milliseconds, taken in turn, so that a slow moment of the machine hits both. */
final class Pairs {
  private Pairs() {}

  static double timeMs(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Runs a statement in the engine's own words to its last row. */
  static void drain(Engine engine, String sql) {
    try (Execution execution = engine.execute(sql, List.of(), Limits.DEFAULT)) {
      drain(execution);
    }
  }

  static long drain(Execution execution) {
    long rows = 0;
    while (execution.next()) {
      rows += execution.batch().getRowCount();
    }
    return rows;
  }
}
