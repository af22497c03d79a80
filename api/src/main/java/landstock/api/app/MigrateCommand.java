package landstock.api.app;

import java.util.List;
import java.util.concurrent.Callable;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.load.SelfDescription;
import landstock.warehouse.snapshot.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code landstock migrate}. */
@Command(
    name = "migrate",
    description = {
      "Makes new revisions of the surveys that an older catalogue built, readable by this version.",
      "What the older catalogue did not have is NULL or empty, and what was computed stays as it",
      "defined it; loading the hand-ins again fills the one and computes the other anew.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  landstock migrate --home ~/.landstock"})
final class MigrateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreOption home = new StoreOption();

  MigrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> made =
        Migration.run(
            home.path(),
            new CatalogFiles(new DataFiles()).load(),
            SelfDescription::write,
            id -> console.err().println("migrating " + id));
    made.forEach(id -> console.say("published " + id));
    console.say(
        made.isEmpty()
            ? "nothing to migrate"
            : made.size()
                + " snapshot(s) migrated, the old stay; their figures are those that the older"
                + " catalogue computed, until the hand-ins are loaded again");
    return 0;
  }
}
