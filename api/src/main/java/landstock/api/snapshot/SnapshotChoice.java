package landstock.api.snapshot;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/** The snapshot that a request is about. */
public final class SnapshotChoice {
  /** How a request names it. */
  public static final String PARAMETER = "snapshot";

  private final Supplier<List<SnapshotManifest>> snapshots;
  private final Supplier<Optional<SnapshotManifest>> current;

  public SnapshotChoice(
      Supplier<List<SnapshotManifest>> snapshots, Supplier<Optional<SnapshotManifest>> current) {
    this.snapshots = snapshots;
    this.current = current;
  }

  /**
   * The one that is named, or the current one; said in {@code X-Snapshot}.
   *
   * @throws LandstockException as {@link #get}
   */
  public SnapshotManifest of(Context ctx) {
    SnapshotManifest chosen = get(isNamed(ctx) ? ctx.queryParam(PARAMETER) : null);
    ctx.header("X-Snapshot", chosen.id());
    return chosen;
  }

  /**
   * @param id null for the current one
   * @throws LandstockException NOT_FOUND with the nearest ids, or where nothing is published yet
   */
  public SnapshotManifest get(@Nullable String id) {
    return id == null ? current() : named(id);
  }

  private static boolean isNamed(Context ctx) {
    String id = ctx.queryParam(PARAMETER);
    return id != null && !id.isBlank();
  }

  private SnapshotManifest current() {
    return current
        .get()
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "the store has no snapshot yet")
                    .withHint("load one: landstock load heping"));
  }

  private SnapshotManifest named(String id) {
    List<SnapshotManifest> all = snapshots.get();
    return all.stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> ids = all.stream().map(SnapshotManifest::id).toList();
              return new LandstockException(Code.NOT_FOUND, "there is no snapshot '" + id + "'")
                  .withHint("known: " + String.join(", ", ids))
                  .withSuggestions(Nearest.to(id, ids));
            });
  }
}
