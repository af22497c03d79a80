package landstock.api.tile;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import landstock.api.query.Ask;
import landstock.api.query.MediaRange;
import landstock.api.snapshot.SnapshotChoice;
import landstock.api.snapshot.Tag;
import landstock.sql.tile.TileAddress;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.snapshot.SnapshotManifest;

/** {@code GET /tiles/{layer}/{z}/{x}/{y}.mvt} and {@code GET /tiles/{layer}.json}. */
public final class TileRoutes {
  public static final String PATH = "/tiles";

  private static final long MOST_BYTES = 64L << 20;
  private static final String TYPE = "application/vnd.mapbox-vector-tile";

  private final SnapshotChoice snapshots;
  private final Supplier<Measures> measures;
  private final Scenes scenes;
  private final Tiles tiles;
  private final TileJson tileJson;

  /**
   * @param ask for questions of fixed shape; what they answer is kept
   */
  public TileRoutes(Ask ask, SnapshotChoice snapshots, Supplier<Measures> measures) {
    this.snapshots = snapshots;
    this.measures = measures;
    Memory memory = new Memory(ask, measures);
    this.scenes = new Scenes(measures, memory);
    int atOnce = 2 * Runtime.getRuntime().availableProcessors();
    this.tiles = new Tiles(new Drawing(memory), MOST_BYTES, atOnce);
    this.tileJson = new TileJson(memory, scenes);
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH + "/{layer}.json", this::describe);
    routes.get(PATH + "/{layer}/{z}/{x}/{y}.mvt", this::tile);
  }

  private void tile(Context ctx) {
    TileRequest request = TileRequest.of(ctx);
    TileAddress at = TileRequest.address(ctx);
    SnapshotManifest snapshot = snapshots.of(ctx);
    Tag tag = tag(request, snapshot, at);
    if (tag.known(ctx)) {
      return;
    }
    byte[] tile = tiles.tile(scenes.scene(request, snapshot), at);
    tag.write(ctx);
    send(ctx, tile);
  }

  private static void send(Context ctx, byte[] tile) {
    if (tile.length == 0) {
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    ctx.contentType(TYPE);
    if (MediaRange.takesGzip(ctx.header("Accept-Encoding"))) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(tile);
      return;
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(tile))) {
      ctx.result(plain.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(Context ctx) {
    TileRequest request = TileRequest.of(ctx);
    SnapshotManifest snapshot = snapshots.of(ctx);
    String base = ctx.scheme() + "://" + ctx.host();
    Tag tag = tag(request, snapshot, base);
    if (tag.known(ctx)) {
      return;
    }
    TileJson.View described = tileJson.of(scenes.scene(request, snapshot), base);
    tag.write(ctx);
    ctx.json(described);
  }

  /** Of measures there is a formula in the answer, though not in the question. */
  private Tag tag(TileRequest request, SnapshotManifest snapshot, Object what) {
    return Tag.of(snapshot, PATH, request, what, measures.get().text());
  }
}
