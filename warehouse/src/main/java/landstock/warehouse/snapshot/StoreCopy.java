package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.NoSpace;
import landstock.warehouse.snapshot.SnapshotStore.Inventory;

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
  private final List<String> damaged = new ArrayList<>();

  private StoreCopy(SnapshotStore from, SnapshotStore to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies what the target lacks or holds damaged, each snapshot checked byte by byte after it has
   * been written and visible only then. A damaged one keeps no other from being copied. A copy that
   * is stopped is gone on with by starting it again.
   *
   * @param telling is told each snapshot that is begun
   * @throws LandstockException NOT_FOUND if there is no store to copy from; CORRUPT if a snapshot
   *     of it is damaged, or one that only the target has, all others having been copied; CORRUPT
   *     too if the target holds another one of the same id; INVALID_ARGUMENT if both are one store;
   *     DISK_FULL; BUSY if the target is being changed
   */
  public static Copied copy(Path from, Path to, Consumer<String> telling) {
    return new StoreCopy(SnapshotStore.existing(from), new SnapshotStore(to)).run(telling);
  }

  private Copied run(Consumer<String> telling) {
    StoreLock lock = to.lock();
    try {
      if (Files.isSameFile(from.home(), to.home())) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT, from.home() + " cannot be copied to itself")
            .withHint("name another directory, best on another disk");
      }
      to.sweep();
      Inventory source = from.inventory();
      Map<String, SnapshotManifest> there = new HashMap<>();
      to.inventory().manifests().forEach(m -> there.put(m.id(), m));
      for (SnapshotManifest manifest : source.manifests()) {
        telling.accept(manifest.id());
        one(manifest, Optional.ofNullable(there.get(manifest.id())));
      }
      to.remember(from.givenIds());
      to.pointToNewest();
      source.unreadable().values().forEach(e -> damaged.add(e.text()));
      to.inventory().unreadable().values().forEach(e -> damaged.add(e.text()));
    } catch (IOException e) {
      throw NoSpace.isReasonOf(e)
          ? NoSpace.stopped("the copy", e)
          : new LandstockException(Code.INTERNAL, "the copy stopped: " + e.getMessage(), e)
              .withHint("what was copied stays; start it again to go on");
    } finally {
      lock.close();
    }
    if (!damaged.isEmpty()) {
      throw damage();
    }
    return new Copied(copied, mended, present);
  }

  private LandstockException damage() {
    return new LandstockException(
            Code.CORRUPT, damaged.size() + " damaged: " + String.join("; ", damaged))
        .withHint(
            "all others are in "
                + to.home()
                + " ("
                + copied.size()
                + " copied, "
                + mended.size()
                + " replaced, "
                + present.size()
                + " there already); landstock verify --home DIR tells what is damaged");
  }

  private void one(SnapshotManifest manifest, Optional<SnapshotManifest> there) throws IOException {
    String id = manifest.id();
    if (there.isPresent()) {
      if (!there.get().contentHash().equals(manifest.contentHash())) {
        throw new LandstockException(
                Code.CORRUPT, to.home() + " holds another snapshot called " + id)
            .withHint("these stores have not the same history; copy into an empty directory");
      }
      if (Checksums.problem(to.snapshots().resolve(id), there.get()).isEmpty()) {
        present.add(id);
        return;
      }
    }
    Optional<Path> whole = fetched(manifest);
    if (whole.isPresent() && to.has(id)) {
      to.replace(id, whole.get());
      mended.add(id);
    } else if (whole.isPresent()) {
      Durable.move(whole.get(), to.snapshots().resolve(id));
      copied.add(id);
    }
  }

  /**
   * A checked copy in a directory of its own, on the file system of the target; absent where the
   * source is damaged, or retention has taken it away before its turn came.
   */
  private Optional<Path> fetched(SnapshotManifest manifest) throws IOException {
    Path source = from.snapshots().resolve(manifest.id());
    Path target = to.newStagingDirectory();
    Optional<String> problem;
    try {
      fetch(source, target, manifest);
      problem = Checksums.problem(target, ManifestFile.read(target, manifest.id()));
    } catch (LandstockException e) {
      problem = Optional.of(e.text());
    } catch (IOException e) {
      to.discard(target);
      if (NoSpace.isReasonOf(e)) {
        throw e;
      }
      problem = Optional.of(Checksums.problem(source, manifest).orElse(manifest.id() + ": " + e));
    }
    if (problem.isEmpty()) {
      return Optional.of(target);
    }
    to.discard(target);
    if (Files.isDirectory(source)) {
      damaged.add("in " + from.home() + ", " + problem.get());
    }
    return Optional.empty();
  }

  private static void fetch(Path source, Path target, SnapshotManifest manifest)
      throws IOException {
    List<String> names = new ArrayList<>(manifest.files().keySet());
    names.add(ManifestFile.NAME);
    for (String name : names) {
      Files.copy(source.resolve(name), target.resolve(name));
      Durable.force(target.resolve(name));
    }
    Durable.force(target);
  }
}
