package landstock.warehouse.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;

/**
 * A store opened for questions. Notices newly published snapshots by itself; questions already
 * running finish on the snapshots they began with. Thread-safe.
 */
public final class Warehouse implements AutoCloseable {

  private Warehouse() {}

  /**
   * Opens the store and checks every file against its manifest.
   *
   * @throws landstock.sql.problem.LandstockException CORRUPT if a file is not what its manifest
   *     says; NOT_FOUND if there is no store at {@code home}
   */
  public static Warehouse open(Path home) {
    throw new UnsupportedOperationException("open " + home);
  }

  public Answer ask(Question question, Policy policy) {
    throw new UnsupportedOperationException(question.sql() + policy.name());
  }

  public Catalog catalog() {
    throw new UnsupportedOperationException();
  }

  /** Published snapshots, oldest survey date first. */
  public List<SnapshotManifest> snapshots() {
    return List.of();
  }

  /** The snapshot that questions get when they name none. */
  public Optional<SnapshotManifest> current() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
