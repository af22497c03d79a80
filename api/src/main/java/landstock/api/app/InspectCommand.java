package landstock.api.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.inspect.Inspection;
import landstock.warehouse.inspect.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock inspect}. */
@Command(
    name = "inspect",
    description = {
      "Tells what a file is: format, encoding, CRS, columns, first rows, and which dataset it fits.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock inspect firms.xlsx",
      "  landstock inspect --draft parcels.geojson >> my-city/pack.yaml",
    })
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "Any file of a format that load reads.")
  private Path file = Path.of("");

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The sheet or layer to look at, where the file has several.")
  private Optional<String> layer = Optional.empty();

  @Option(names = "--draft", description = "Writes an entry for the sources of a pack.yaml.")
  private boolean draft;

  @Option(names = "--json", description = "Writes JSON.")
  private boolean json;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Inspection inspection = Inspector.ofProduct().inspect(file, layer, Long.MAX_VALUE);
    if (json) {
      console.say(Told.json(inspection));
    } else if (draft) {
      String entry = inspection.draft();
      if (entry == null) {
        throw new LandstockException(Code.INVALID_ARGUMENT, "no dataset fits " + file)
            .withHint("landstock inspect " + file + " tells what was found");
      }
      console.out().print(entry);
      console.out().flush();
    } else {
      InspectionText.of(inspection).forEach(console::say);
    }
    return 0;
  }
}
