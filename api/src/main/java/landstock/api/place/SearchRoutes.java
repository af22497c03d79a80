package landstock.api.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.api.query.Ask;
import landstock.api.server.Compressed;
import landstock.api.server.KnownParameters;
import landstock.api.server.Revalidation;
import landstock.api.snapshot.SnapshotChoice;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Named;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * {@code GET /v1/search?q=&limit=}: streets, parcels, buildings and enterprises by code or name,
 * those whose code begins so first.
 */
public final class SearchRoutes {
  public static final String PATH = "/v1/search";

  private static final int USUAL = 10;
  private static final int LONGEST = 100;

  private final Rows rows;
  private final SnapshotChoice snapshots;
  private final Degrees degrees = new Degrees();
  private final String sql = SearchSql.text();

  public SearchRoutes(Ask ask, SnapshotChoice snapshots) {
    this.rows = new Rows(ask);
    this.snapshots = snapshots;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::search);
  }

  /**
   * @param label where it is, in words
   * @param parcel that it is, or is on
   * @param bbox west, south, east, north; null where nobody knows
   */
  private record Found(
      String layer,
      String code,
      @Nullable String name,
      @Nullable String label,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parcel,
      @Nullable List<Double> bbox) {}

  private void search(Context ctx) {
    KnownParameters.only(ctx, List.of("q", "limit", SnapshotChoice.PARAMETER));
    String q = words(ctx.queryParam("q"));
    int limit = limit(ctx.queryParam("limit"));
    SnapshotManifest snapshot = snapshots.of(ctx);
    boolean pinned = SnapshotChoice.isPinned(ctx);
    if (Revalidation.isKnown(
        ctx, pinned, "search", snapshot.id(), snapshot.contentHash(), q, limit)) {
      return;
    }
    Revalidation.answer(
        ctx,
        () -> {
          Found[] found = find(snapshot, q).stream().limit(limit).toArray(Found[]::new);
          ctx.contentType("application/json");
          Compressed.send(
              ctx,
              ctx.jsonMapper().toJsonString(found, Found[].class).getBytes(StandardCharsets.UTF_8));
        });
  }

  private List<Found> find(SnapshotManifest snapshot, String q) {
    List<Found> found = new ArrayList<>();
    rows.each(
        snapshot.id(),
        sql,
        List.of(new Named("q", q)),
        row -> found.add(found(row, snapshot.srid())));
    return found;
  }

  private Found found(Row row, int srid) {
    Envelope box =
        Double.isNaN(row.real(6))
            ? new Envelope()
            : new Envelope(row.real(6), row.real(8), row.real(7), row.real(9));
    String layer = String.valueOf(row.text(1));
    return new Found(
        layer,
        String.valueOf(row.text(2)),
        row.text(3),
        row.text(4),
        layer.equals("parcel") ? null : row.text(5),
        degrees.box(box, srid));
  }

  private static String words(@Nullable String q) {
    String words = q == null ? "" : q.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              "q must have 1 to " + LONGEST + " characters, had " + words.length())
          .withHint(PATH + "?q=小白楼&limit=" + USUAL);
    }
    return words.toLowerCase(Locale.ROOT);
  }

  private static int limit(@Nullable String limit) {
    String wrong = "limit must be a whole number from 1 to " + SearchSql.MOST + ", was '";
    try {
      int number = limit == null ? USUAL : Integer.parseInt(limit);
      if (number < 1 || number > SearchSql.MOST) {
        throw new LandstockException(Code.INVALID_ARGUMENT, wrong + limit + "'");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, wrong + limit + "'", e);
    }
  }
}
