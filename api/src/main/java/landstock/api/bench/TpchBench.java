package landstock.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import landstock.sql.engine.DirectDuck;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Limits;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.proof.Comparison;
import landstock.sql.proof.Rows;
import landstock.sql.query.Queries;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;

/**
 * The 22 queries of TPC-H through our SQL and put to DuckDB directly: answers, and times in pairs.
 */
final class TpchBench implements AutoCloseable {
  static final int QUERIES = 22;

  private static final int ROUNDS = 7;
  private static final int WARM_UP = 20;
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 10_000_000);

  private final SnapshotFile file;
  private final DuckEngine engine;
  private final DirectDuck duck;
  private final Queries queries;

  TpchBench(Path folder, double scale) {
    this.file = TpchData.build(folder, scale);
    DuckEngine.Settings settings = DuckEngine.Settings.ofThisMachine();
    this.engine = DuckEngine.open(List.of(file), List.of(), settings);
    this.duck = DirectDuck.open(file.database(), settings);
    this.queries = fresh();
  }

  /** The text of a query, 1 to 22, with the standard's validation parameters. */
  static String text(int number) {
    String name = String.format(Locale.ROOT, "/tpch/q%02d.sql", number);
    try (InputStream in = TpchBench.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What differs between the two answers, order included; empty where nothing does. */
  Optional<String> difference(int number) {
    return Comparison.difference(ours(queries, text(number)), theirs(text(number)), true);
  }

  /** Prints a line for each query and the total; false where an answer differs. */
  boolean run(PrintStream out) {
    warmUp();
    List<String> wrong = new ArrayList<>();
    Times all = new Times(0, 0, 0);
    out.printf(Locale.ROOT, "TPC-H, median of %d rounds:%n", ROUNDS);
    for (int number = 1; number <= QUERIES; number++) {
      int query = number;
      difference(number).ifPresent(text -> wrong.add("Q" + query + ": " + text));
      Times times = measure(text(number));
      all = all.plus(times);
      out.printf(Locale.ROOT, "  Q%-3d %s%n", number, times);
    }
    out.printf(
        Locale.ROOT, "  all  %s%n%d of %d answers agree%n", all, QUERIES - wrong.size(), QUERIES);
    wrong.forEach(out::println);
    return wrong.isEmpty();
  }

  /** Milliseconds: planned anew, with the plan cached, and DuckDB directly. */
  private record Times(double planned, double cached, double direct) {
    Times plus(Times more) {
      return new Times(planned + more.planned, cached + more.cached, direct + more.direct);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "DuckDB %8.1f ms   plan cached %8.1f ms, ratio %5.2f   planned anew %8.1f ms, ratio %5.2f",
          direct,
          cached,
          cached / direct,
          planned,
          planned / direct);
    }
  }

  private Times measure(String sql) {
    double[] planned = new double[ROUNDS];
    double[] cached = new double[ROUNDS];
    double[] direct = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      direct[i] = Pairs.timeMs(() -> theirs(sql));
      cached[i] = Pairs.timeMs(() -> ours(queries, sql));
      Queries fresh = fresh();
      planned[i] = Pairs.timeMs(() -> ours(fresh, sql));
    }
    return new Times(Pairs.median(planned), Pairs.median(cached), Pairs.median(direct));
  }

  /** A server that has run for a while has compiled its planner. */
  private void warmUp() {
    for (int i = 0; i < WARM_UP; i++) {
      for (int number = 1; number <= QUERIES; number++) {
        fresh().explain(Question.of(text(number)), Policy.OPEN);
      }
    }
  }

  private Queries fresh() {
    return new Queries(TpchData.CATALOG, List.of(file), engine);
  }

  private static Rows ours(Queries queries, String sql) {
    Question question = new Question(sql, List.of(), Optional.empty(), LIMITS);
    return Rows.of(queries.ask(question, Policy.OPEN).rows());
  }

  private Rows theirs(String sql) {
    return Rows.of(duck.execute(sql, List.of(), LIMITS));
  }

  @Override
  public void close() {
    engine.close();
    duck.close();
  }
}
