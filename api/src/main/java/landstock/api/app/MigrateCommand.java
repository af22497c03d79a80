package landstock.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.snapshot.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code landstock migrate}. */
@Command(
    name = "migrate",
    description = {
      "Makes new revisions of the surveys that an older catalogue built, readable by this version.",
      "What the older catalogue did not have is NULL or empty; loading the hand-ins again fills it.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  landstock migrate --home ~/.landstock"})
final class MigrateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.standard();

  MigrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> made =
        Migration.run(
            home,
            new CatalogFiles(new DataFiles()).load(),
            id -> console.err().println("migrating " + id));
    made.forEach(id -> console.say("published " + id));
    console.say(
        made.isEmpty()
            ? "nothing to migrate"
            : made.size() + " snapshot(s) migrated; the old stay");
    return 0;
  }
}
