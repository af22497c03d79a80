package landstock.api.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import landstock.warehouse.snapshot.StoreCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock restore}. */
@Command(
    name = "restore",
    description = {
      "Brings back from a backup the snapshots that the store lacks or holds damaged.",
      "Snapshots that only the store has stay.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  landstock restore /mnt/backup/landstock --home ~/.landstock"})
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The backup.")
  private Path backup = Path.of("");

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store, made where there is none (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.standard();

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StoreCopy.Copied copied =
        StoreCopy.copy(backup, home, id -> console.err().println("copying " + id));
    console.say(told(copied, "the store", home));
    if (!copied.mended().isEmpty()) {
      console.say("a server that has the store open must be started again");
    }
    return 0;
  }

  static String told(StoreCopy.Copied copied, String what, Path where) {
    return copied.copied().size()
        + " snapshot(s) copied, "
        + copied.mended().size()
        + " replaced, "
        + copied.present().size()
        + " there already; "
        + what
        + " is at "
        + where;
  }
}
