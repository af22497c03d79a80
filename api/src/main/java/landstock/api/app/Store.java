package landstock.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import landstock.api.query.Ask;
import landstock.sql.catalog.Catalog;
import landstock.sql.security.Policy;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.Warehouse;

/**
 * What the doors need of an open store.
 *
 * @param ask answers under the one policy there is until identities come
 * @param catalog as it is now
 * @param snapshots published ones, oldest survey first
 * @param current the one that questions get when they name none
 * @param closing gives everything back
 */
record Store(
    Ask ask,
    Supplier<Catalog> catalog,
    Supplier<List<SnapshotManifest>> snapshots,
    Supplier<Optional<SnapshotManifest>> current,
    Runnable closing)
    implements AutoCloseable {

  /** How a command comes to its store. */
  interface Opening {
    /**
     * @throws landstock.sql.problem.LandstockException NOT_FOUND or CORRUPT
     */
    Store open(Path home);
  }

  /** A store on disk; whoever opens it so has decided that everything may be read. */
  static Store open(Path home) {
    Warehouse warehouse = Warehouse.open(home);
    return new Store(
        question -> warehouse.ask(question, Policy.OPEN),
        warehouse::catalog,
        warehouse::snapshots,
        warehouse::current,
        warehouse::close);
  }

  @Override
  public void close() {
    closing.run();
  }
}
