package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on disk:
 *
 * <pre>
 * snapshots/ID/   immutable: a DuckDB file and manifest.json; there whole or not at all
 * CURRENT         id of the snapshot that questions get when they name none
 * REVISIONS       every id ever given, one a line, so that none is given twice
 * staging/UUID/   a load under way, or what a killed one left
 * load.lock       held by whoever changes the store
 * load.json       how far the load under way is, or how the last one ended; for watching only
 * </pre>
 */
public final class SnapshotStore {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
  private static final Comparator<SnapshotManifest> OLDEST_FIRST =
      Comparator.comparing(SnapshotManifest::surveyDate)
          .thenComparing(SnapshotManifest::publishedAt)
          .thenComparing(m -> SnapshotId.revision(m.id()));

  /** What {@link #newStagingDirectory} calls its directories. */
  private static final Pattern OURS =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Path home;

  public SnapshotStore(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /**
   * @throws LandstockException NOT_FOUND if nothing was ever published there
   */
  public static SnapshotStore existing(Path home) {
    SnapshotStore store = new SnapshotStore(home);
    if (!store.exists()) {
      throw new LandstockException(Code.NOT_FOUND, "there is no store at " + home)
          .withHint("landstock load PACK --home DIR makes one");
    }
    return store;
  }

  public Path home() {
    return home;
  }

  Path snapshots() {
    return home.resolve("snapshots");
  }

  Path staging() {
    return home.resolve("staging");
  }

  Path current() {
    return home.resolve("CURRENT");
  }

  private Revisions revisions() {
    return new Revisions(home.resolve("REVISIONS"));
  }

  /** Whether anything has been published here. */
  public boolean exists() {
    return Files.isDirectory(snapshots());
  }

  /**
   * Makes the store where there is none, and takes the right to change it.
   *
   * @throws LandstockException BUSY if somebody else has it
   */
  public StoreLock lock() {
    try {
      Files.createDirectories(snapshots());
      Files.createDirectories(staging());
    } catch (IOException e) {
      throw failure("cannot make a store at " + home, e);
    }
    return StoreLock.take(home.resolve("load.lock"));
  }

  /**
   * Removes what killed loads left; the lock is held. A store may have been made where somebody has
   * a folder of that name: what is not ours stays.
   */
  public void sweep() {
    try {
      for (Path left : Directories.children(staging())) {
        if (OURS.matcher(String.valueOf(left.getFileName())).matches()) {
          Directories.delete(left);
        }
      }
    } catch (IOException e) {
      throw failure("cannot clear " + staging(), e);
    }
  }

  /** A new empty directory to build in, on the file system of the store. */
  public Path newStagingDirectory() {
    try {
      return Files.createDirectory(staging().resolve(UUID.randomUUID().toString()));
    } catch (IOException e) {
      throw failure("cannot make a directory under " + staging(), e);
    }
  }

  /** Gives an id that nobody ever had, and remembers it; the lock is held. */
  public String newId(String pack, LocalDate surveyDate) {
    try {
      String id = SnapshotId.next(pack, surveyDate, givenIds());
      remember(Set.of(id));
      return id;
    } catch (IOException e) {
      throw failure("cannot write the revisions of " + home, e);
    }
  }

  /** Every id ever given. */
  Set<String> givenIds() throws IOException {
    Set<String> given = revisions().read();
    given.addAll(publishedIds());
    return given;
  }

  /** Never gives these ids to a snapshot of its own; the lock is held. */
  void remember(Set<String> ids) throws IOException {
    revisions().add(ids);
  }

  /** Names of what is published, sorted; a file that lies among it is no snapshot. */
  private List<String> publishedIds() throws IOException {
    return Directories.children(snapshots()).stream()
        .filter(Files::isDirectory)
        .map(p -> String.valueOf(p.getFileName()))
        .toList();
  }

  /**
   * What is published.
   *
   * @param manifests oldest survey first, revisions of one survey in their order
   * @param unreadable why a snapshot's manifest cannot be read, by its id
   */
  record Inventory(
      List<SnapshotManifest> manifests, SortedMap<String, LandstockException> unreadable) {}

  /** Reads manifests one by one, so that a damaged one hides no other. */
  Inventory inventory() {
    List<SnapshotManifest> manifests = new ArrayList<>();
    SortedMap<String, LandstockException> unreadable = new TreeMap<>();
    try {
      for (String id : publishedIds()) {
        try {
          manifests.add(ManifestFile.read(snapshots().resolve(id), id));
        } catch (LandstockException e) {
          if (has(id)) { // else retention has taken it away just now
            unreadable.put(id, e);
          }
        }
      }
    } catch (IOException e) {
      throw failure("cannot list " + snapshots(), e);
    }
    manifests.sort(OLDEST_FIRST);
    return new Inventory(manifests, unreadable);
  }

  /**
   * Published snapshots, oldest survey first, revisions of one survey in their order.
   *
   * @throws LandstockException CORRUPT if a manifest cannot be read
   */
  public List<SnapshotManifest> manifests() {
    Inventory all = inventory();
    if (!all.unreadable().isEmpty()) {
      throw all.unreadable().values().iterator().next();
    }
    return all.manifests();
  }

  /** The database file of a published snapshot. */
  public Path database(SnapshotManifest manifest) {
    return snapshots().resolve(manifest.id()).resolve(DatabaseFile.of(manifest));
  }

  /** Id in {@code CURRENT}; empty where there is none. */
  Optional<String> currentId() {
    try {
      return Optional.of(Files.readString(current()).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("cannot read " + current(), e);
    }
  }

  /** Something that changes whenever the set of snapshots or the current one does; cheap. */
  String state() {
    try {
      return currentId().orElse("") + publishedIds();
    } catch (IOException e) {
      throw failure("cannot list " + snapshots(), e);
    }
  }

  /** Whether a snapshot is published. */
  public boolean has(String id) {
    return Files.isDirectory(snapshots().resolve(id));
  }

  /**
   * Publishes a finished directory; the lock is held. After a crash at any instant the snapshot is
   * there whole or not at all, and the current one is the old or the new one.
   */
  void publish(Path directory, String id) throws IOException {
    Durable.move(directory, snapshots().resolve(id));
    pointToNewest();
  }

  /** Writes the newest snapshot that can be read into {@code CURRENT}; the lock is held. */
  void pointToNewest() throws IOException {
    List<SnapshotManifest> all = inventory().manifests();
    if (!all.isEmpty() && !currentId().equals(Optional.of(all.get(all.size() - 1).id()))) {
      Durable.replace(current(), all.get(all.size() - 1).id() + "\n");
    }
  }

  /** Takes a snapshot away, all of it at once; the lock is held. */
  void withdraw(String id) throws IOException {
    discard(aside(id));
  }

  /**
   * Puts a finished directory where a snapshot is damaged; the lock is held. After a crash at any
   * instant the damaged one is there, or the whole one, or none.
   */
  void replace(String id, Path directory) throws IOException {
    Path damaged = aside(id);
    Durable.move(directory, snapshots().resolve(id));
    discard(damaged);
  }

  /** Moves a snapshot to a staging directory of its own. */
  private Path aside(String id) throws IOException {
    Path aside = newStagingDirectory();
    Durable.move(snapshots().resolve(id), aside.resolve(id));
    return aside;
  }

  /** Removes a directory that nobody needs; what cannot be removed is left to the next sweep. */
  public void discard(Path directory) {
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      LOG.warn("{} is left for the next load to remove: {}", directory, e.toString());
    }
  }

  private static LandstockException failure(String what, IOException e) {
    return new LandstockException(Code.INTERNAL, what + ": " + e.getMessage(), e);
  }
}
