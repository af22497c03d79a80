package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Carries whole snapshots from one store to another. A backup is a store like any other, and so is
 * what is restored; both ways are this one copy. Snapshots never change, so the source may be
 * served and loaded meanwhile.
 */
public final class StoreCopy {

  /**
   * What became of each snapshot, ids oldest survey first.
   *
   * @param copied carried over
   * @param mended the target's own was damaged and has been replaced
   * @param present the target had them already, whole
   */
  public record Copied(List<String> copied, List<String> mended, List<String> present) {

    public Copied {
      copied = List.copyOf(copied);
      mended = List.copyOf(mended);
      present = List.copyOf(present);
    }
  }

  private final SnapshotStore from;
  private final SnapshotStore to;
  private final List<String> copied = new ArrayList<>();
  private final List<String> mended = new ArrayList<>();
  private final List<String> present = new ArrayList<>();

  private StoreCopy(SnapshotStore from, SnapshotStore to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies what the target lacks, each snapshot checked byte by byte after it has been written and
   * visible only then. A copy that is stopped is gone on with by starting it again.
   *
   * @param telling is told each snapshot that is begun
   * @throws LandstockException NOT_FOUND if there is no store to copy from; CORRUPT if a snapshot
   *     of it is damaged, or the target holds another one of the same id; BUSY if the target is
   *     being changed
   */
  public static Copied copy(Path from, Path to, Consumer<String> telling) {
    return new StoreCopy(SnapshotStore.existing(from), new SnapshotStore(to)).run(telling);
  }

  private Copied run(Consumer<String> telling) {
    StoreLock lock = to.lock();
    try {
      to.sweep();
      Map<String, SnapshotManifest> there = new HashMap<>();
      to.manifests().forEach(m -> there.put(m.id(), m));
      for (SnapshotManifest manifest : from.manifests()) {
        telling.accept(manifest.id());
        one(manifest, Optional.ofNullable(there.get(manifest.id())));
      }
      to.remember(from.givenIds());
      to.pointToNewest();
      return new Copied(copied, mended, present);
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "the copy stopped: " + e.getMessage(), e)
          .withHint("what was copied stays; start it again to go on");
    } finally {
      lock.close();
    }
  }

  private void one(SnapshotManifest manifest, Optional<SnapshotManifest> there) throws IOException {
    if (there.isEmpty()) {
      if (carry(manifest)) {
        copied.add(manifest.id());
      }
      return;
    }
    if (!there.get().contentHash().equals(manifest.contentHash())) {
      throw new LandstockException(
              Code.CORRUPT, to.home() + " holds another snapshot called " + manifest.id())
          .withHint("these stores have not the same history; copy into an empty directory");
    }
    Path own = to.snapshots().resolve(manifest.id());
    if (Checksums.problem(own, there.get()).isEmpty()) {
      present.add(manifest.id());
    } else {
      to.withdraw(manifest.id());
      if (carry(manifest)) {
        mended.add(manifest.id());
      }
    }
  }

  /** Whether it was carried: retention may take a snapshot away before its turn comes. */
  private boolean carry(SnapshotManifest manifest) throws IOException {
    Path source = from.snapshots().resolve(manifest.id());
    Path target = to.newStagingDirectory();
    try {
      for (String name : manifest.files().keySet()) {
        Files.copy(source.resolve(name), target.resolve(name));
        Durable.force(target.resolve(name));
      }
      Files.copy(source.resolve(ManifestFile.NAME), target.resolve(ManifestFile.NAME));
      Durable.force(target.resolve(ManifestFile.NAME));
    } catch (NoSuchFileException e) {
      to.discard(target);
      if (Files.isDirectory(source)) {
        throw e;
      }
      return false;
    }
    Optional<String> problem = Checksums.problem(target, manifest);
    if (problem.isPresent()) {
      to.discard(target);
      throw new LandstockException(Code.CORRUPT, "in " + from.home() + ", " + problem.get())
          .withHint("landstock verify --home DIR tells what is still whole");
    }
    Durable.force(target);
    Durable.move(target, to.snapshots().resolve(manifest.id()));
    return true;
  }
}
