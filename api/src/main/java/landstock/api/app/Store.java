package landstock.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import landstock.api.query.Ask;
import landstock.sql.catalog.Catalog;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerSettings;
import landstock.warehouse.load.LoadStatus;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.Warehouse;

/**
 * What the doors need of an open store.
 *
 * @param ask answers under the one policy there is until identities come
 * @param fixed the same for questions of fixed shape, which need no process of their own
 * @param catalog as it is now
 * @param snapshots published ones, oldest survey first
 * @param current the one that questions get when they name none
 * @param load the last into the store, which may be under way
 * @param closing gives everything back
 */
record Store(
    Ask ask,
    Ask fixed,
    Supplier<Catalog> catalog,
    Supplier<List<SnapshotManifest>> snapshots,
    Supplier<Optional<SnapshotManifest>> current,
    Supplier<Optional<LoadStatus>> load,
    Runnable closing)
    implements AutoCloseable {

  /** With one place for every question, and no loads. */
  Store(
      Ask ask,
      Supplier<Catalog> catalog,
      Supplier<List<SnapshotManifest>> snapshots,
      Supplier<Optional<SnapshotManifest>> current,
      Runnable closing) {
    this(ask, ask, catalog, snapshots, current, Optional::empty, closing);
  }

  /**
   * The same store behind a door.
   *
   * @param door what every way to an answer leads through
   */
  Store behind(UnaryOperator<Ask> door) {
    return new Store(
        door.apply(ask), door.apply(fixed), catalog, snapshots, current, load, closing);
  }

  /** How a command comes to its store. */
  interface Opening {
    /**
     * @throws landstock.sql.problem.LandstockException NOT_FOUND or CORRUPT
     */
    Store open(Path home);

    /** For somebody who asks one question and goes. */
    default Store openForOne(Path home) {
      return open(home);
    }
  }

  /** Stores on disk. */
  static final class OnDisk implements Opening {
    @Override
    public Store open(Path home) {
      return Store.open(home);
    }

    @Override
    public Store openForOne(Path home) {
      return Store.open(home, WorkerSettings.ofThisMachine().single());
    }
  }

  /** A store on disk; whoever opens it so has decided that everything may be read. */
  static Store open(Path home) {
    return open(home, WorkerSettings.ofThisMachine());
  }

  private static Store open(Path home, WorkerSettings workers) {
    Warehouse warehouse = Warehouse.open(home, workers);
    return new Store(
        question -> warehouse.ask(question, Policy.OPEN),
        question -> warehouse.askFixed(question, Policy.OPEN),
        warehouse::catalog,
        warehouse::snapshots,
        warehouse::current,
        () -> LoadStatus.of(home),
        warehouse::close);
  }

  /**
   * @param id absent means the current one
   * @throws LandstockException NOT_FOUND
   */
  SnapshotManifest manifest(Optional<String> id) {
    List<SnapshotManifest> all = snapshots.get();
    Optional<SnapshotManifest> found =
        id.isEmpty()
            ? current.get()
            : all.stream().filter(m -> m.id().equals(id.get())).findFirst();
    return found.orElseThrow(
        () ->
            new LandstockException(
                    Code.NOT_FOUND,
                    id.map(i -> "there is no snapshot '" + i + "'").orElse("there is no snapshot"))
                .withHint(
                    "snapshots: "
                        + String.join(", ", all.stream().map(SnapshotManifest::id).toList())));
  }

  @Override
  public void close() {
    closing.run();
  }
}
