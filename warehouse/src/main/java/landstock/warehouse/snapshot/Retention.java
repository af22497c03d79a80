package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.NoSpace;

/**
 * Which snapshots a store keeps: of each pack's newest surveys, the newest revisions. The newest
 * revision of the newest survey always stays.
 *
 * @param surveys of each pack, at least 1
 * @param revisions of each survey, at least 1
 */
public record Retention(int surveys, int revisions) {

  public Retention {
    if (surveys < 1 || revisions < 1) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "at least one survey and one revision are kept");
    }
  }

  /** The newest revision of every survey. */
  static List<SnapshotManifest> newestRevisions(List<SnapshotManifest> manifests) {
    return new Retention(Integer.MAX_VALUE, 1).kept(manifests);
  }

  /** What would go, oldest survey first. Changes nothing. */
  public List<SnapshotManifest> superfluous(List<SnapshotManifest> manifests) {
    List<SnapshotManifest> kept = kept(manifests);
    return manifests.stream().filter(m -> !kept.contains(m)).toList();
  }

  private List<SnapshotManifest> kept(List<SnapshotManifest> manifests) {
    Map<String, NavigableMap<LocalDate, List<SnapshotManifest>>> byPack = new HashMap<>();
    for (SnapshotManifest m : manifests) {
      byPack
          .computeIfAbsent(m.pack(), p -> new TreeMap<>())
          .computeIfAbsent(m.surveyDate(), d -> new ArrayList<>())
          .add(m);
    }
    List<SnapshotManifest> kept = new ArrayList<>();
    for (NavigableMap<LocalDate, List<SnapshotManifest>> bySurvey : byPack.values()) {
      bySurvey.descendingMap().values().stream()
          .limit(surveys)
          .forEach(
              all -> kept.addAll(all.subList(Math.max(0, all.size() - revisions), all.size())));
    }
    return kept;
  }

  /**
   * Removes what is superfluous, one snapshot at a time and each at once. A server that has them
   * open finishes the answers it has begun.
   *
   * @return what was removed
   * @throws LandstockException NOT_FOUND if there is no store; BUSY if it is being changed
   */
  public List<SnapshotManifest> apply(Path home) {
    SnapshotStore store = SnapshotStore.existing(home);
    StoreLock lock = store.lock();
    try {
      store.sweep(); // first, for where the disk is full even a new directory may not fit
      List<SnapshotManifest> going = superfluous(store.manifests());
      for (SnapshotManifest m : going) {
        store.withdraw(m.id());
      }
      store.pointToNewest();
      store.sweep();
      return going;
    } catch (IOException e) {
      throw NoSpace.isReasonOf(e)
          ? NoSpace.stopped("the removal", e)
          : new LandstockException(Code.INTERNAL, "cannot remove: " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }
}
