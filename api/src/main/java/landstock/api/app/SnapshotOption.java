package landstock.api.app;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which snapshot of the store is asked. */
final class SnapshotOption {
  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "The snapshot (default: the current one).")
  private Optional<String> id = Optional.empty();

  Optional<String> id() {
    return id;
  }
}
