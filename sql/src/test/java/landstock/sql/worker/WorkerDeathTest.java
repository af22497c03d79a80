package landstock.sql.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import landstock.sql.engine.Control;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the others, and to what is left, when workers end badly. */
@Tag("slow")
class WorkerDeathTest {
  private static final Limits LONG = new Limits(Duration.ofSeconds(60), Long.MAX_VALUE);

  /** Ignores every interrupt of DuckDB's. */
  private static final String DEAF =
      "SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))";

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void build() throws SQLException {
    file = OneTable.build(folder);
  }

  @Test
  void a_worker_killed_in_the_middle_of_a_result_touches_nobody_else() {
    try (WorkerEngine engine = OneTable.workers(file, 1);
        WorkerEngine others = OneTable.workers(file, 1)) {
      long pid = pidsOf(engine, 1).get(0);
      pidsOf(others, 1);
      try (Execution mine = engine.execute("SELECT range FROM range(1000000000)", List.of(), LONG);
          Execution other = others.execute("SELECT i FROM one.t", List.of(), LONG)) {
        assertThat(mine.next()).isTrue();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> drained(mine))
            .isInstanceOfSatisfying(
                LandstockException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(Code.CRASHED);
                  assertThat(e.hint()).isPresent();
                });
        assertThat(drained(other)).isEqualTo(100_000);
      }
      assertThat(pidsOf(engine, 1)).hasSize(1).doesNotContain(pid);
      assertThat(drain(engine, "SELECT i FROM one.t", LONG)).isEqualTo(100_000);
    }
  }

  @Test
  void a_deaf_statement_is_killed_two_seconds_past_its_deadline_and_refused_the_third_time() {
    try (WorkerEngine engine = OneTable.workers(file, 1)) {
      drain(engine, "SELECT 1", LONG);
      for (int i = 0; i < 2; i++) {
        pidsOf(engine, 1);
        long start = System.nanoTime();
        assertThatThrownBy(() -> drain(engine, DEAF, new Limits(Duration.ofSeconds(1), 10)))
            .isInstanceOfSatisfying(
                LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DEADLINE));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
            .isBetween(2_900L, 5_000L);
      }
      assertThatThrownBy(() -> drain(engine, DEAF, LONG))
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.FORBIDDEN))
          .hasMessageStartingWith("this statement has brought down 2 processes");
      assertThat(drain(engine, "SELECT i FROM one.t", LONG)).isEqualTo(100_000);
    }
  }

  @Test
  void a_deaf_statement_that_is_cancelled_is_killed_two_seconds_later() {
    try (WorkerEngine engine = OneTable.workers(file, 1)) {
      drain(engine, "SELECT 1", LONG);
      Control control = Control.create();
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(control::cancel);
      long start = System.nanoTime();
      assertThatThrownBy(() -> engine.execute(DEAF, List.of(), LONG, control))
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
          .isBetween(2_300L, 5_000L);
    }
  }

  @Test
  void a_crash_leaves_nine_others_alive() {
    ExecutorService ten = Executors.newFixedThreadPool(10);
    try (WorkerEngine engine = OneTable.workers(file, 10)) {
      List<Long> before = pidsOf(engine, 10);
      List<CompletableFuture<Long>> nine = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        String sql = "SELECT i, sleep_ms(2000) FROM one.t WHERE i < 10 + " + i;
        nine.add(CompletableFuture.supplyAsync(() -> drain(engine, sql, LONG), ten));
      }
      assertThatThrownBy(
              () ->
                  drain(
                      engine,
                      "SELECT '" + "[".repeat(100_000) + "1" + "]".repeat(100_000) + "'::VARIANT",
                      LONG))
          .isInstanceOf(LandstockException.class);
      List<Long> rows = nine.stream().map(CompletableFuture::join).toList();
      assertThat(rows).containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L);
      assertThat(before).hasSize(10);
      List<Long> after = new ArrayList<>(pidsOf(engine, 10));
      after.retainAll(before);
      assertThat(after).hasSizeGreaterThanOrEqualTo(9);
    } finally {
      ten.shutdown();
    }
  }

  @Test
  void a_slow_reader_holds_one_batch_and_the_worker_waits() throws InterruptedException {
    try (WorkerEngine engine = OneTable.workers(file, 1)) {
      long pid = pidsOf(engine, 1).get(0);
      try (Execution execution =
          engine.execute("SELECT repeat('x', 1000) FROM range(10000000)", List.of(), LONG)) {
        assertThat(execution.next()).isTrue();
        Thread.sleep(1_500);
        assertThat(residentMb(pid)).isLessThan(500);
        assertThat(execution.next()).isTrue();
      }
    }
  }

  @Test
  void nothing_is_left_of_a_closed_engine() throws IOException {
    List<Long> pids;
    try (WorkerEngine engine = OneTable.workers(file, 2)) {
      pids = pidsOf(engine, 2);
    }
    assertThat(pids)
        .allSatisfy(
            pid -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty());
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.map(p -> String.valueOf(p.getFileName())))
          .noneMatch(name -> name.equals("worker-1"));
    }
  }

  private static long drain(WorkerEngine engine, String sql, Limits limits) {
    try (Execution execution = engine.execute(sql, List.of(), limits)) {
      return drained(execution);
    }
  }

  private static long drained(Execution execution) {
    while (execution.next()) {
      assertThat(execution.batch().getRowCount()).isPositive();
    }
    return execution.rowCount();
  }

  /** All workers, once they wait for statements. */
  private static List<Long> pidsOf(WorkerEngine engine, int workers) {
    for (int i = 0; i < 1_200 && engine.idle() < workers; i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return engine.pids();
  }

  private static long residentMb(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(l -> l.startsWith("VmRSS:"))
              .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          >> 10;
    } catch (IOException e) {
      return 0;
    }
  }
}
