package landstock.warehouse.snapshot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import landstock.sql.catalog.Catalog;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerSettings;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store opened for questions. Notices newly published snapshots by itself; questions already
 * running finish on the snapshots they began with. Thread-safe.
 */
public final class Warehouse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
  private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long RETRY_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final SnapshotStore store;
  private final Catalog catalog;
  private final Optional<WorkerSettings> workers;

  /** Ids whose files this process has checked; files of a snapshot never change. */
  private final Set<String> checked = ConcurrentHashMap.newKeySet();

  /** Held by the one thread that looks; others ask what is open. */
  private final AtomicBoolean looking = new AtomicBoolean();

  private volatile long nextLook = System.nanoTime() + LOOK_EVERY_NANOS;

  /** What did not open, and until when it is left alone; of whoever is {@link #looking}. */
  private String failed = "";

  private long retryFrom = System.nanoTime();

  private volatile OpenSnapshots open;

  private Warehouse(SnapshotStore store, Catalog catalog, Optional<WorkerSettings> workers) {
    this.store = store;
    this.catalog = catalog;
    this.workers = workers;
    this.open = load();
  }

  /**
   * Opens the store and checks every file against its manifest.
   *
   * @throws LandstockException CORRUPT if a file is not what its manifest says; NOT_FOUND if there
   *     is no store at {@code home}
   */
  public static Warehouse open(Path home) {
    return open(home, Optional.empty());
  }

  /** The same, but statements that people type run in worker processes, which start meanwhile. */
  public static Warehouse open(Path home, WorkerSettings workers) {
    return open(home, Optional.of(workers));
  }

  private static Warehouse open(Path home, Optional<WorkerSettings> workers) {
    SnapshotStore store = SnapshotStore.existing(home);
    return new Warehouse(store, new CatalogFiles(new DataFiles()).load().catalog(), workers);
  }

  /**
   * @throws LandstockException as {@link landstock.sql.query.Queries#ask}
   */
  public Answer ask(Question question, Policy policy) {
    look();
    Optional<Answer> answer = open.ask(question, policy);
    while (answer.isEmpty()) {
      answer = open.ask(question, policy); // a newer set has just taken its place
    }
    return answer.get();
  }

  /**
   * Answers a question of fixed shape, which our own code has put, in this process.
   *
   * @throws LandstockException as {@link landstock.sql.query.Queries#ask}
   */
  public Answer askFixed(Question question, Policy policy) {
    look();
    Optional<Answer> answer = open.askInProcess(question, policy);
    while (answer.isEmpty()) {
      answer = open.askInProcess(question, policy);
    }
    return answer.get();
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Published snapshots, oldest survey date first. */
  public List<SnapshotManifest> snapshots() {
    look();
    return open.manifests();
  }

  /** The snapshot that questions get when they name none. */
  public Optional<SnapshotManifest> current() {
    List<SnapshotManifest> all = snapshots();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public void close() {
    open.retire();
  }

  /** Revisions that an older catalogue built are not served; a newer one must stand in for them. */
  private List<SnapshotManifest> ofPresentCatalogue(List<SnapshotManifest> manifests) {
    for (SnapshotManifest newest : Retention.newestRevisions(manifests)) {
      if (!newest.catalogVersion().equals(catalog.version())) {
        LandstockException other =
            new LandstockException(
                Code.INVALID_ARGUMENT,
                newest.id()
                    + " was built with catalogue "
                    + newest.catalogVersion()
                    + ", this is "
                    + catalog.version());
        throw other.withHint(
            newest.newerThan(catalog.version())
                ? "start the newer version of the product that built it; or load the hand-ins again"
                : "landstock migrate --home "
                    + store.home()
                    + " makes revisions that can be read; or load the hand-ins again");
      }
    }
    return manifests.stream().filter(m -> m.catalogVersion().equals(catalog.version())).toList();
  }

  /** At most once a second, and by one thread, looks whether something was published. */
  private void look() {
    if (System.nanoTime() - nextLook < 0 || !looking.compareAndSet(false, true)) {
      return;
    }
    try {
      OpenSnapshots old = open;
      String state = store.state();
      boolean tried = state.equals(failed) && System.nanoTime() - retryFrom < 0;
      if (!state.equals(old.state()) && !tried) {
        takePlaceOf(old, state);
      }
    } catch (LandstockException e) {
      LOG.warn("the store cannot be looked at; serving on what is open: {}", e.text());
    } finally {
      nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
      looking.set(false);
    }
  }

  private void takePlaceOf(OpenSnapshots old, String state) {
    try {
      SnapshotStore.existing(store.home()); // a disk that is away has no fewer snapshots
      open = load();
      old.retire();
    } catch (LandstockException e) {
      failed = state;
      retryFrom = System.nanoTime() + RETRY_EVERY_NANOS;
      LOG.warn("what is published now does not open; serving on without it: {}", e.text());
    }
  }

  /** Opens what is published, once it is whole and nobody has changed the store meanwhile. */
  private OpenSnapshots load() {
    while (true) {
      String state = store.state();
      List<SnapshotManifest> manifests = ofPresentCatalogue(store.manifests());
      Optional<String> problem =
          manifests.parallelStream().map(this::problem).flatMap(Optional::stream).findAny();
      if (problem.isEmpty()) {
        return OpenSnapshots.open(store, catalog, state, manifests, workers);
      }
      if (state.equals(store.state())) {
        throw new LandstockException(Code.CORRUPT, problem.get())
            .withHint("landstock verify --home DIR tells what is still whole");
      }
    }
  }

  private Optional<String> problem(SnapshotManifest manifest) {
    if (checked.contains(manifest.id())) {
      return Optional.empty();
    }
    Optional<String> problem =
        Checksums.problem(store.snapshots().resolve(manifest.id()), manifest);
    if (problem.isEmpty()) {
      checked.add(manifest.id());
    }
    return problem;
  }
}
