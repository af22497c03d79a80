package landstock.api.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store a command is about. */
final class StoreOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.standard();

  Path path() {
    return home;
  }
}
