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

  private static final int ROUNDS = 5;
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 10_000_000);

  private final SnapshotFile file;
  private final DuckEngine engine;
  private final DirectDuck duck;

  TpchBench(Path folder, double scale) {
    this.file = TpchData.build(folder, scale);
    DuckEngine.Settings settings = DuckEngine.Settings.ofThisMachine();
    this.engine = DuckEngine.open(List.of(file), List.of(), settings);
    this.duck = DirectDuck.open(file.database(), settings);
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
    return Comparison.difference(ours(text(number)), theirs(text(number)), true);
  }

  /** Prints a line for each query and the total; false where an answer differs. */
  boolean run(PrintStream out) {
    List<String> wrong = new ArrayList<>();
    double oursTotal = 0;
    double theirsTotal = 0;
    out.printf(Locale.ROOT, "TPC-H, median of %d pairs, planning included:%n", ROUNDS);
    for (int number = 1; number <= QUERIES; number++) {
      String sql = text(number);
      int query = number;
      difference(number).ifPresent(text -> wrong.add("Q" + query + ": " + text));
      double[] ours = new double[ROUNDS];
      double[] theirs = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = Pairs.timeMs(() -> ours(sql));
        theirs[i] = Pairs.timeMs(() -> theirs(sql));
      }
      double ourMs = Pairs.median(ours);
      double theirMs = Pairs.median(theirs);
      oursTotal += ourMs;
      theirsTotal += theirMs;
      out.printf(
          Locale.ROOT,
          "  Q%-2d %9.1f ms   DuckDB %9.1f ms   ratio %5.2f%n",
          number,
          ourMs,
          theirMs,
          ourMs / theirMs);
    }
    out.printf(
        Locale.ROOT,
        "  all %9.1f ms   DuckDB %9.1f ms   ratio %5.2f; %d of %d answers agree%n",
        oursTotal,
        theirsTotal,
        oursTotal / theirsTotal,
        QUERIES - wrong.size(),
        QUERIES);
    wrong.forEach(out::println);
    return wrong.isEmpty();
  }

  /** A front end of its own each time, so that planning counts. */
  private Rows ours(String sql) {
    Queries queries = new Queries(TpchData.CATALOG, List.of(file), engine);
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
