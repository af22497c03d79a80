package landstock.warehouse.load;

import java.nio.file.Path;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.NoSpace;

/** Tells of a load that stopped because the disk is full. */
final class DiskFull {
  private DiskFull() {}

  /**
   * The failure in words that help, where the disk was its reason; else the failure itself.
   *
   * @param published ids of the snapshots that this load had published before
   */
  static LandstockException told(LandstockException failure, Path home, List<String> published) {
    // A refusal quotes what is in the files.
    if (failure.code() == Code.REJECTED || !NoSpace.isReasonOf(failure)) {
      return failure;
    }
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
