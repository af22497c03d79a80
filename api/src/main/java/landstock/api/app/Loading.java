package landstock.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.inspect.HandInPlan;
import landstock.warehouse.inspect.Planner;
import landstock.warehouse.load.Generation;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.LoadSummary;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.snapshot.StoreLock;

/**
 * Loads a pack and tells how it goes.
 *
 * @param console progress goes to its error stream, the summary to its output
 */
record Loading(Console console) {

  /**
   * @param data folder of the hand-ins; absent where the pack generates them, which it does into
   *     {@code hand-in} of the store
   * @throws landstock.sql.problem.LandstockException REJECTED, the store is as it was;
   *     INVALID_ARGUMENT without data
   */
  void load(Pack pack, Optional<Path> data, Path home) {
    List<LoadSummary> summaries;
    try (ProgressLine progress = new ProgressLine(console)) {
      Path handIn = data.orElseGet(() -> generated(pack, home, progress));
      summaries = Load.run(pack, handIn, home, progress);
    }
    pack.notice().ifPresent(n -> console.say(n.zh() + " / " + n.en()));
    console.out().print(SummaryTable.of(summaries));
    console.out().flush();
    for (LoadSummary summary : summaries) {
      console.say(
          "reports to the bureaus: landstock quality --home "
              + typed(home)
              + " --snapshot "
              + summary.snapshot()
              + data.map(d -> " --data " + typed(d)).orElse(""));
    }
  }

  /** As a shell reads it. */
  private static String typed(Path path) {
    String text = path.toString();
    return text.matches("[\\w./~+=:@,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * Shows what a load would do and loads nothing.
   *
   * @return whether nothing would block
   */
  boolean plan(Pack pack, Optional<Path> data, Path home, boolean json) {
    List<HandInPlan> plans;
    try (ProgressLine progress = new ProgressLine(console)) {
      Path handIn = data.orElseGet(() -> generated(pack, home, progress));
      plans = Planner.ofProduct().plan(pack, handIn);
    }
    if (json) {
      console.say(Told.json(plans));
    } else {
      PlanText.of(plans).forEach(console::say);
    }
    return plans.stream().noneMatch(HandInPlan::blocks);
  }

  /** Nobody may read the files of an earlier run while they are written again. */
  private static Path generated(Pack pack, Path home, ProgressLine progress) {
    Path folder = home.resolve("hand-in").resolve(pack.name());
    StoreLock lock = new SnapshotStore(home).lock();
    try {
      Generation.generate(pack, folder, progress);
    } finally {
      lock.close();
    }
    return folder;
  }
}
