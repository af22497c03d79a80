package landstock.api.snapshot;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import landstock.api.query.KnownParameters;
import landstock.sql.catalog.Label;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/snapshots}: oldest survey first. */
public final class SnapshotRoutes {
  public static final String PATH = "/v1/snapshots";

  private final Supplier<List<SnapshotManifest>> snapshots;
  private final Supplier<Optional<SnapshotManifest>> current;

  public SnapshotRoutes(
      Supplier<List<SnapshotManifest>> snapshots, Supplier<Optional<SnapshotManifest>> current) {
    this.snapshots = snapshots;
    this.current = current;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
  }

  private record AllView(List<View> snapshots) {}

  private record View(
      String id,
      boolean current,
      String surveyDate,
      String publishedAt,
      String pack,
      Label label,
      @Nullable Label notice,
      int srid,
      String catalogVersion,
      Map<String, Long> rows,
      Map<String, Long> findings,
      String contentHash) {}

  private void all(Context ctx) {
    KnownParameters.only(ctx, List.of());
    String currentId = current.get().map(SnapshotManifest::id).orElse("");
    ctx.json(new AllView(snapshots.get().stream().map(s -> view(s, currentId)).toList()));
  }

  private static View view(SnapshotManifest snapshot, String currentId) {
    return new View(
        snapshot.id(),
        snapshot.id().equals(currentId),
        snapshot.surveyDate().toString(),
        snapshot.publishedAt().toString(),
        snapshot.pack(),
        snapshot.label(),
        snapshot.notice().orElse(null),
        snapshot.srid(),
        snapshot.catalogVersion(),
        snapshot.rows(),
        snapshot.findings(),
        snapshot.contentHash());
  }
}
