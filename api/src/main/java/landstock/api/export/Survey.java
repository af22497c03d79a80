package landstock.api.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that a request is about.
 *
 * @param currency ISO 4217 code of its amounts, where its pack is known here
 */
public record Survey(SnapshotManifest snapshot, Optional<String> currency) {

  /** Finds snapshots. Thread-safe. */
  public static final class Choice {
    private final Supplier<List<SnapshotManifest>> snapshots;
    private final Supplier<Optional<SnapshotManifest>> current;
    private final Function<String, Optional<String>> currencyOfPack;

    public Choice(
        Supplier<List<SnapshotManifest>> snapshots,
        Supplier<Optional<SnapshotManifest>> current,
        Function<String, Optional<String>> currencyOfPack) {
      this.snapshots = snapshots;
      this.current = current;
      this.currencyOfPack = currencyOfPack;
    }

    /**
     * @param id null means the current one
     * @throws LandstockException NOT_FOUND with the nearest ids
     */
    public Survey get(@Nullable String id) {
      SnapshotManifest found = id == null ? now() : named(id);
      return new Survey(found, currencyOfPack.apply(found.pack()));
    }

    private SnapshotManifest now() {
      return current
          .get()
          .orElseThrow(
              () ->
                  new LandstockException(Code.NOT_FOUND, "the store has no snapshot yet")
                      .withHint("load one: landstock load heping"));
    }

    private SnapshotManifest named(String id) {
      List<SnapshotManifest> all = snapshots.get();
      List<String> ids = all.stream().map(SnapshotManifest::id).toList();
      return all.stream()
          .filter(s -> s.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new LandstockException(Code.NOT_FOUND, "there is no snapshot '" + id + "'")
                      .withHint("GET /v1/snapshots lists them")
                      .withSuggestions(Nearest.to(id, ids)));
    }
  }

  public String id() {
    return snapshot.id();
  }
}
