package landstock.api.place;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import landstock.api.query.Ask;
import landstock.api.query.KnownParameters;
import landstock.api.server.Compressed;
import landstock.api.snapshot.SnapshotChoice;
import landstock.api.snapshot.Tag;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/search?q=&limit=}: streets, parcels, buildings and enterprises by code or name,
 * those whose code begins so first.
 */
public final class SearchRoutes {
  public static final String PATH = "/v1/search";

  private static final int USUAL = 10;
  private static final int LONGEST = 100;

  private final Search search;
  private final SnapshotChoice snapshots;

  public SearchRoutes(Ask ask, SnapshotChoice snapshots) {
    this.search = new Search(ask);
    this.snapshots = snapshots;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::search);
  }

  private void search(Context ctx) {
    KnownParameters.only(ctx, List.of("q", "limit", SnapshotChoice.PARAMETER));
    String q = words(ctx.queryParam("q"));
    int limit = limit(ctx.queryParam("limit"));
    SnapshotManifest snapshot = snapshots.of(ctx);
    Tag tag = Tag.of(snapshot, PATH, q, limit);
    if (tag.known(ctx)) {
      return;
    }
    Found[] found = search.find(snapshot, q, limit).toArray(Found[]::new);
    tag.write(ctx);
    ctx.contentType("application/json");
    Compressed.send(
        ctx, ctx.jsonMapper().toJsonString(found, Found[].class).getBytes(StandardCharsets.UTF_8));
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
