package landstock.api.app;

import java.util.List;
import java.util.concurrent.Callable;
import landstock.warehouse.snapshot.Retention;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.SnapshotStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code landstock prune}. */
@Command(
    name = "prune",
    description = {
      "Removes old snapshots: of each city the newest surveys stay, of each survey the newest"
          + " revisions.",
      "Answers that a server has begun on them are finished.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock prune --dry-run",
      "  landstock prune --keep-revisions 1 --keep-surveys 5",
    })
final class PruneCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreOption home = new StoreOption();

  @Option(
      names = "--keep-revisions",
      paramLabel = "N",
      description = "Of each survey (default: ${DEFAULT-VALUE}).")
  private int revisions = 2;

  @Option(names = "--keep-surveys", paramLabel = "N", description = "Of each city (default: all).")
  private int surveys = Integer.MAX_VALUE;

  @Option(names = "--dry-run", description = "Says what would go and removes nothing.")
  private boolean dryRun;

  PruneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Retention retention = new Retention(surveys, revisions);
    List<SnapshotManifest> going =
        dryRun
            ? retention.superfluous(SnapshotStore.existing(home.path()).manifests())
            : retention.apply(home.path());
    going.forEach(m -> console.say((dryRun ? "would remove " : "removed ") + m.id()));
    console.say(going.size() + " snapshot(s) " + (dryRun ? "would go" : "removed"));
    return 0;
  }
}
