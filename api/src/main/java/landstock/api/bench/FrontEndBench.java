package landstock.api.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;

/** What our front end costs over the same statement sent to DuckDB directly. */
final class FrontEndBench {
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 60;

  /** Each with a number that changes, so that every statement is new. */
  private static final List<String> QUESTIONS =
      List.of(
          "SELECT count(*) FROM land.parcel WHERE area_m2 > %d",
          "SELECT street_code, count(*) n, sum(area_m2) a FROM land.parcel WHERE area_m2 > %d"
              + " GROUP BY street_code ORDER BY a DESC LIMIT 10",
          "SELECT parcel_code, rank() OVER (PARTITION BY street_code ORDER BY area_m2) r"
              + " FROM land.parcel WHERE xmin < %d QUALIFY r = 1",
          "WITH s AS (SELECT street_code, avg(area_m2) a FROM land.parcel GROUP BY 1)"
              + " SELECT count(*) FROM land.parcel p JOIN s ON s.street_code = p.street_code"
              + " WHERE p.area_m2 > s.a + %d",
          "SELECT count(*) FROM land.parcel"
              + " WHERE ST_Intersects(geom, ST_MakeEnvelope(100, 100, %d, 900))");

  private final GeneratedParcels parcels;
  private final PrintStream out;

  FrontEndBench(GeneratedParcels parcels, PrintStream out) {
    this.parcels = parcels;
    this.out = out;
  }

  void run() {
    int next = 1_000;
    for (int i = 0; i < WARM_UP; i++) {
      ask(QUESTIONS.get(i % QUESTIONS.size()).formatted(next++));
    }
    double[] first = new double[ROUNDS];
    double[] cached = new double[ROUNDS];
    double[] direct = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      String sql = QUESTIONS.get(i % QUESTIONS.size()).formatted(next++);
      first[i] = Pairs.timeMs(() -> ask(sql));
      String rendered = parcels.queries().explain(Question.of(sql), Policy.OPEN);
      direct[i] = Pairs.timeMs(() -> Pairs.drain(parcels.engine(), rendered));
      cached[i] = Pairs.timeMs(() -> ask(sql));
    }
    hop(next);
    double[] firstCost = minus(first, direct);
    double[] cachedCost = minus(cached, direct);
    out.printf(
        Locale.ROOT,
        "front end over DuckDB directly, median of %d pairs:%n"
            + "  directly          %8.2f ms%n"
            + "  first time        %8.2f ms   cost %7.2f ms   ratio %5.2f%n"
            + "  plan cached       %8.2f ms   cost %7.2f ms   ratio %5.2f%n",
        ROUNDS,
        Pairs.median(direct),
        Pairs.median(first),
        Pairs.median(firstCost),
        Pairs.median(first) / Pairs.median(direct),
        Pairs.median(cached),
        Pairs.median(cachedCost),
        Pairs.median(cached) / Pairs.median(direct));
  }

  /** What it costs that a statement runs in another process. */
  private void hop(int firstNumber) {
    int next = firstNumber;
    double[] here = new double[ROUNDS];
    double[] there = new double[ROUNDS];
    try (WorkerEngine workers = parcels.workers(WorkerSettings.ofThisMachine().single())) {
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        String sql = QUESTIONS.get(Math.floorMod(i, QUESTIONS.size())).formatted(next++);
        String rendered = parcels.queries().explain(Question.of(sql), Policy.OPEN);
        double inProcess = Pairs.timeMs(() -> Pairs.drain(parcels.engine(), rendered));
        double inWorker = Pairs.timeMs(() -> Pairs.drain(workers, rendered));
        if (i >= 0) {
          here[i] = inProcess;
          there[i] = inWorker;
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "worker over this process, median of %d pairs:%n"
            + "  in process        %8.2f ms%n"
            + "  in a worker       %8.2f ms   hop  %7.2f ms   ratio %5.2f%n",
        ROUNDS,
        Pairs.median(here),
        Pairs.median(there),
        Pairs.median(minus(there, here)),
        Pairs.median(there) / Pairs.median(here));
  }

  private void ask(String sql) {
    try (Answer answer = parcels.queries().ask(Question.of(sql), Policy.OPEN)) {
      Pairs.drain(answer.rows());
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}
