package landstock.api.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import landstock.sql.query.Answer;
import landstock.sql.query.Queries;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;

/** Every statement of death, alone and ten at once, and whether anything went over its bound. */
final class BoundedBench {
  private static final int AT_ONCE = 10;
  private static final int EACH_MB = 1_024;
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final int TOLD = 72;

  private final GeneratedParcels parcels;
  private final PrintStream out;
  private int late;
  private int over;

  BoundedBench(GeneratedParcels parcels, PrintStream out) {
    this.parcels = parcels;
    this.out = out;
  }

  /** Gives whether everything stayed within its bounds. */
  boolean run() {
    out.printf(
        Locale.ROOT,
        "statements of death, %d ms each; workers of %d MiB; outcome, ms, peak resident MiB%n",
        DEADLINE.toMillis(),
        EACH_MB);
    for (int atOnce : List.of(1, AT_ONCE)) {
      WorkerSettings settings = WorkerSettings.sharing(atOnce + 1, 2, EACH_MB * (atOnce + 1L));
      try (WorkerEngine engine = parcels.workers(settings)) {
        Queries queries = parcels.queries(engine);
        BoundedRun run = new BoundedRun(engine, limits -> Pairs.drain(engine, "SELECT 1"));
        Pairs.drain(engine, "SELECT 1"); // waits for the first worker
        part("DuckDB's own words", run, atOnce, settings, Deaths.ofEngine(), engineAsking(engine));
        part("our SQL", run, atOnce, settings, Deaths.ofQuestions(), questionAsking(queries));
      }
    }
    out.printf(
        Locale.ROOT,
        "late (past deadline + %d ms): %d; groups with a worker over its limit: %d%n",
        BoundedRun.LATE.toMillis(),
        late,
        over);
    return late == 0 && over == 0;
  }

  private void part(
      String title,
      BoundedRun run,
      int atOnce,
      WorkerSettings settings,
      List<String> statements,
      BoundedRun.Asking asking) {
    out.printf(Locale.ROOT, "%n%s, %d at once%n", title, atOnce);
    long ownMb = 0;
    long slowest = 0;
    int probes = 0;
    int failed = 0;
    for (List<String> group : groups(statements, atOnce)) {
      BoundedRun.Seen seen = run.run(group, asking, DEADLINE);
      for (BoundedRun.Fate fate : seen.fates()) {
        late += fate.ms() > DEADLINE.plus(BoundedRun.LATE).toMillis() ? 1 : 0;
        out.printf(
            Locale.ROOT,
            "  %-16s %6d ms %6d MiB  %s%n",
            fate.outcome(),
            fate.ms(),
            seen.peak().residentMb(),
            shortened(fate.sql()));
      }
      over += seen.peak().mappedMb() > settings.addressSpaceMb() ? 1 : 0;
      ownMb = Math.max(ownMb, seen.ownMb());
      slowest = Math.max(slowest, seen.slowestProbeMs());
      probes += seen.probes();
      failed += seen.failedProbes();
    }
    out.printf(
        Locale.ROOT,
        "  meanwhile %d small statements of others were answered, the slowest in %d ms, and %d"
            + " failed; this process had %d MiB at most%n",
        probes,
        slowest,
        failed,
        ownMb);
  }

  static BoundedRun.Asking engineAsking(WorkerEngine engine) {
    return (sql, limits) -> {
      try (var execution = engine.execute(sql, List.of(), limits)) {
        return Pairs.drain(execution);
      }
    };
  }

  static BoundedRun.Asking questionAsking(Queries queries) {
    return (sql, limits) -> {
      Question question = new Question(sql, List.of(), Optional.empty(), limits);
      try (Answer answer = queries.ask(question, Policy.OPEN)) {
        return Pairs.drain(answer.rows());
      }
    };
  }

  private static List<List<String>> groups(List<String> statements, int size) {
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < statements.size(); i += size) {
      groups.add(statements.subList(i, Math.min(statements.size(), i + size)));
    }
    return groups;
  }

  private static String shortened(String sql) {
    return sql.length() <= TOLD ? sql : sql.substring(0, TOLD) + "…";
  }
}
