package landstock.warehouse.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Tells a full disk from other failures: DuckDB and the JDK have nothing but their texts for it.
 */
final class DiskFull {
  /** ENOSPC, EDQUOT and EFBIG, as the C library words them. */
  private static final Set<String> TEXTS =
      Set.of("no space left on device", "disk quota exceeded", "file too large");

  private DiskFull() {}

  /**
   * The failure in words that help, where the disk was its reason; else the failure itself.
   *
   * @param published ids of the snapshots that this load had published before
   */
  static LandstockException told(LandstockException failure, Path home, List<String> published) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (TEXTS.stream().anyMatch(text::contains)) {
        return new LandstockException(
                Code.DISK_FULL,
                "no space is left where the store is, at " + home + "; the load was given up",
                failure)
            .withHint(
                (published.isEmpty()
                        ? "nothing was published and the store is as it was"
                        : "published before and whole: " + String.join(", ", published))
                    + "; free some space (landstock prune removes old snapshots) and load again");
      }
    }
    return failure;
  }
}
