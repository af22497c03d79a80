package landstock.api.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the files still are from which a snapshot was made, for the texts of their cells. */
final class HandInOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the hand-ins (default: where the pack generated them).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description = "How they are read (default: the pack of the snapshot).")
  private Optional<String> pack = Optional.empty();

  Optional<Path> data() {
    return data;
  }

  Optional<String> pack() {
    return pack;
  }
}
