package landstock.api.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import landstock.warehouse.snapshot.StoreCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code landstock backup}. */
@Command(
    name = "backup",
    description = {
      "Copies the snapshots that the backup lacks, each checked byte by byte.",
      "A backup is a store: serve it, verify it. The store may be served and loaded meanwhile.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  landstock backup /mnt/backup/landstock --home ~/.landstock"})
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The backup, made where there is none.")
  private Path backup = Path.of("");

  @Mixin private StoreOption home = new StoreOption();

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StoreCopy.Copied copied =
        StoreCopy.copy(home.path(), backup, id -> console.err().println("copying " + id));
    console.say(RestoreCommand.told(copied, "the backup", backup));
    return 0;
  }
}
