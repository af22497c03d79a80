package landstock.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the statements of death; {@code landstock bench bounded} runs them all. */
@Tag("slow")
class BoundedTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 5;
  private static final int OWN_MB = 512;

  @TempDir Path folder;

  @Test
  void there_are_more_than_fifty_of_each() {
    assertThat(Deaths.ofEngine()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(Deaths.ofQuestions()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(Deaths.expand("SELECT «(*3»1«)*3» IN (0«, #*2»)"))
        .isEqualTo("SELECT (((1))) IN (0, 0, 1)");
  }

  @Test
  void five_at_once_stay_within_their_bounds_and_others_are_answered() {
    WorkerSettings settings = WorkerSettings.sharing(AT_ONCE + 1, 2, 768L * (AT_ONCE + 1));
    try (GeneratedParcels parcels =
            new GeneratedParcels(new CatalogFiles(new DataFiles()).load().catalog(), folder, 100);
        WorkerEngine engine = parcels.workers(settings)) {
      BoundedRun run = new BoundedRun(engine, limits -> Pairs.drain(engine, "SELECT 1"));
      long ownMb = ProcessMemory.ofThisProcess().residentMb();
      check(
          run.run(every(13, Deaths.ofEngine()), BoundedBench.engineAsking(engine), DEADLINE),
          settings,
          ownMb);
      check(
          run.run(
              every(13, Deaths.ofQuestions()),
              BoundedBench.questionAsking(parcels.queries(engine)),
              DEADLINE),
          settings,
          ownMb);
    }
  }

  private static void check(BoundedRun.Seen seen, WorkerSettings settings, long ownMb) {
    assertThat(seen.fates()).hasSize(AT_ONCE);
    assertThat(seen.peak().mappedMb()).isLessThanOrEqualTo(settings.addressSpaceMb());
    assertThat(seen.ownMb() - ownMb).isLessThan(OWN_MB);
    assertThat(seen.probes()).isPositive();
    assertThat(seen.failedProbes()).isZero();
    // Twice the bound of the bench: a machine that tests may be busy with more than this.
    assertThat(seen.fates())
        .allMatch(
            f -> f.ms() < DEADLINE.plus(BoundedRun.LATE.multipliedBy(2)).toMillis(), "in time");
  }

  private static List<String> every(int step, List<String> statements) {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> statements.get(i * step)).toList();
  }
}
