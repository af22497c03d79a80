package landstock.api.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import landstock.warehouse.pack.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock load}. */
@Command(
    name = "load",
    description = {
      "Reads a city's files and publishes one snapshot per survey.",
      "What is wrong in them is listed in meta.quality_finding; a blocking finding publishes"
          + " nothing.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock load heping --home ~/.landstock",
      "  landstock load cambridge --data ../shared/data/cambridge --home ~/.landstock",
      "  landstock load ./my-city --data ./hand-in --home ~/.landstock",
      "  landstock load --plan ./my-city --data ./hand-in",
    })
final class LoadCommand implements Callable<Integer> {
  private final Loading loading;

  @Parameters(
      paramLabel = "PACK",
      description = "A pack of the product, or a folder that holds a pack.yaml.")
  private String pack = "";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store, made where there is none (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.standard();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the hand-ins; not needed where the pack generates them.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--plan",
      description = "Shows which header means which column and what is not sure; loads nothing.")
  private boolean plan;

  @Option(names = "--json", description = "With --plan: writes JSON.")
  private boolean json;

  LoadCommand(Loading loading) {
    this.loading = loading;
  }

  @Override
  public Integer call() {
    if (plan) {
      return loading.plan(Packs.ofProduct().find(pack), data, home, json)
          ? 0
          : Failures.EXIT_FAILED;
    }
    loading.load(Packs.ofProduct().find(pack), data, home);
    return 0;
  }
}
