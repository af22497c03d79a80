package landstock.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.worker.WorkerEngine;

/**
 * Statements run together in workers, while somebody else goes on asking small ones, and what was
 * seen meanwhile.
 */
final class BoundedRun {
  /** From the end of a statement's time to its answer: the grace, a look, and a busy machine. */
  static final Duration LATE = Duration.ofMillis(2_750);

  private static final long BETWEEN_PROBES_MS = 50;
  private static final int MAX_PAUSES = 1_200;

  /**
   * What became of one statement.
   *
   * @param outcome a code, or the number of rows
   */
  record Fate(String sql, String outcome, long ms) {}

  /**
   * What was seen of a run.
   *
   * @param peak the most that a worker had
   * @param ownMb the most that this process had, resident
   * @param probes small statements of somebody else, answered
   * @param failedProbes those that failed
   * @param slowestProbeMs the slowest of them
   */
  record Seen(
      List<Fate> fates,
      ProcessMemory.Peak peak,
      long ownMb,
      int probes,
      int failedProbes,
      long slowestProbeMs) {}

  private final WorkerEngine engine;
  private final Consumer<Limits> probe;

  /** How a statement is asked: by its text, with limits, to its last row; gives their number. */
  interface Asking {
    long ask(String sql, Limits limits);
  }

  /**
   * @param engine with at least one worker more than statements will run at once
   * @param probe asks something small of the same engine
   */
  BoundedRun(WorkerEngine engine, Consumer<Limits> probe) {
    this.engine = engine;
    this.probe = probe;
  }

  Seen run(List<String> statements, Asking asking, Duration deadline) {
    awaitWorkers();
    Limits limits = new Limits(deadline, 10_000, 64L << 20);
    ExecutorService together = Executors.newFixedThreadPool(statements.size());
    AtomicBoolean over = new AtomicBoolean();
    List<Long> probes = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    long[] own = new long[1];
    try (ProcessMemory memory = new ProcessMemory(engine::pids)) {
      CompletableFuture<Void> probing =
          CompletableFuture.runAsync(
              () -> {
                do {
                  try {
                    probes.add((long) Pairs.timeMs(() -> probe.accept(Limits.DEFAULT)));
                  } catch (LandstockException e) {
                    failed.incrementAndGet();
                  }
                  own[0] = Math.max(own[0], ProcessMemory.ofThisProcess().residentMb());
                  pause();
                } while (!over.get());
              });
      List<CompletableFuture<Fate>> fates =
          statements.stream()
              .map(sql -> CompletableFuture.supplyAsync(() -> fate(sql, asking, limits), together))
              .toList();
      List<Fate> known = fates.stream().map(CompletableFuture::join).toList();
      over.set(true);
      probing.join();
      return new Seen(
          known,
          memory.peak(),
          own[0],
          probes.size(),
          failed.get(),
          probes.stream().mapToLong(p -> p).max().orElse(0));
    } finally {
      together.shutdown();
    }
  }

  /** Workers that the run before has killed come back first: this is no measure of the queue. */
  private void awaitWorkers() {
    for (int i = 0; i < MAX_PAUSES && engine.idle() < engine.capacity(); i++) {
      pause();
    }
  }

  private static Fate fate(String sql, Asking asking, Limits limits) {
    long start = System.nanoTime();
    String outcome;
    try {
      outcome = asking.ask(sql, limits) + " rows";
    } catch (LandstockException e) {
      outcome = e.code().toString();
    }
    return new Fate(sql, outcome, (System.nanoTime() - start) / 1_000_000);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_PROBES_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
