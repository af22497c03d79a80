package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.SnapshotManifest.FileSum;
import landstock.warehouse.snapshot.SnapshotManifest.Source;

/** Proves a finished database file whole, seals it with a manifest and publishes it. */
public final class Publication {

  /**
   * A finished database file in a staging directory that holds nothing else.
   *
   * @param id given by {@link SnapshotStore#newId}
   * @param loadId key of the row of {@code meta.load} that must be in the file
   */
  public record Staged(
      String id,
      String pack,
      Label label,
      Optional<Label> notice,
      LocalDate surveyDate,
      int srid,
      String catalogVersion,
      String loadId,
      Path database,
      Map<String, Long> findings,
      List<Source> sources) {}

  private final SnapshotStore store;

  public Publication(SnapshotStore store) {
    this.store = store;
  }

  /**
   * Re-opens the file read-only, finds the ledger row, counts and hashes, writes and forces the
   * manifest. Nothing is published yet; the lock of the store is held.
   *
   * @throws LandstockException CORRUPT if the file does not hold what the load wrote
   */
  public SnapshotManifest seal(Staged staged, BuildSettings settings) {
    Map<String, Long> rows;
    String hash;
    try (BuildDatabase database = BuildDatabase.read(staged.database(), settings)) {
      long ledger =
          database
              .query(
                  "SELECT 1 FROM meta.load WHERE load_id = ? AND snapshot_id = ?",
                  staged.loadId(),
                  staged.id())
              .size();
      if (ledger != 1) {
        throw new LandstockException(
            Code.CORRUPT, "the staged file of " + staged.id() + " lacks its ledger row");
      }
      rows = SnapshotTables.rows(database);
      hash = ContentHash.of(database);
    }
    try {
      FileSum sum = Checksums.of(staged.database());
      Durable.force(staged.database());
      SnapshotManifest manifest =
          new SnapshotManifest(
              staged.id(),
              staged.pack(),
              staged.label(),
              staged.notice(),
              staged.surveyDate(),
              now(),
              staged.srid(),
              staged.catalogVersion(),
              hash,
              rows,
              staged.findings(),
              staged.sources(),
              Map.of(String.valueOf(staged.database().getFileName()), sum));
      Path file = staged.database().resolveSibling(ManifestFile.NAME);
      Files.writeString(file, ManifestFile.text(manifest));
      Durable.force(file);
      Durable.force(directory(staged));
      return manifest;
    } catch (IOException e) {
      throw failure(staged, e);
    }
  }

  /** Makes a sealed snapshot visible; the lock of the store is held. */
  public void publish(Staged staged) {
    try {
      store.publish(directory(staged), staged.id());
    } catch (IOException e) {
      throw failure(staged, e);
    }
  }

  /**
   * The instant at which the snapshot comes to be known: just after all others where the clock has
   * been put back meanwhile, lest what is newest pass for old.
   */
  private Instant now() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return store.inventory().manifests().stream()
        .map(m -> m.publishedAt().plusMillis(1))
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private static Path directory(Staged staged) throws IOException {
    Path parent = staged.database().toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no directory");
    }
    return parent;
  }

  private static LandstockException failure(Staged staged, IOException e) {
    return new LandstockException(
        Code.INTERNAL, "cannot publish " + staged.id() + ": " + e.getMessage(), e);
  }
}
