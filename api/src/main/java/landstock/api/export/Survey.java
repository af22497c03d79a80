package landstock.api.export;

import java.util.Optional;
import java.util.function.Function;
import landstock.api.snapshot.SnapshotChoice;
import landstock.sql.problem.LandstockException;
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
    private final SnapshotChoice snapshots;
    private final Function<String, Optional<String>> currencyOfPack;

    public Choice(SnapshotChoice snapshots, Function<String, Optional<String>> currencyOfPack) {
      this.snapshots = snapshots;
      this.currencyOfPack = currencyOfPack;
    }

    /**
     * @param id null means the current one
     * @throws LandstockException as {@link SnapshotChoice#get}
     */
    public Survey get(@Nullable String id) {
      SnapshotManifest found = snapshots.get(id);
      return new Survey(found, currencyOfPack.apply(found.pack()));
    }
  }

  public String id() {
    return snapshot.id();
  }
}
