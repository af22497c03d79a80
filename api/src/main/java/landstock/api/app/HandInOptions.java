package landstock.api.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the files still are from which a snapshot was made, for the texts of their cells. */
final class HandInOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the hand-ins, so that lineage and quality reports tell cells as they were typed"
              + " (default: where the pack generated them). A file that is missing or another by"
              + " now is passed over.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description =
          "How the hand-ins are read: a pack by name or folder (default: the pack of the snapshot).")
  private Optional<String> pack = Optional.empty();

  Optional<Path> data() {
    return data;
  }

  Optional<String> pack() {
    return pack;
  }
}
