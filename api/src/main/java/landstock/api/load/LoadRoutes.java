package landstock.api.load;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import landstock.api.query.KnownParameters;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.load.LoadStatus;
import landstock.warehouse.snapshot.SnapshotManifest;

/**
 * {@code GET /v1/loads}: the load of the store, which may be under way in another process, or how
 * the last one ended; {@code /v1/loads/{id}/events} tells it as server-sent events, from now until
 * it ends.
 */
public final class LoadRoutes {
  public static final String PATH = "/v1/loads";

  /** In place of an id. */
  private static final String LATEST = "latest";

  /** Each holds a thread. */
  private static final int MOST_WATCHERS = 64;

  private static final long LOOK_MS = 250;

  /** So often something is sent, lest the connection look idle. */
  private static final long PULSE_MS = 10_000;

  /** So long a server may take to open what was published; then the load is told as it ended. */
  private static final Duration OPENING = Duration.ofSeconds(30);

  private final Supplier<Optional<LoadStatus>> load;
  private final Supplier<List<SnapshotManifest>> snapshots;
  private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

  /**
   * @param load the last into the store, as it is now
   * @param snapshots those that can be asked: what a load has published is told when it can be, too
   */
  public LoadRoutes(
      Supplier<Optional<LoadStatus>> load, Supplier<List<SnapshotManifest>> snapshots) {
    this.load = load;
    this.snapshots = snapshots;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
    routes.get(PATH + "/{id}", ctx -> ctx.json(LoadView.of(asked(ctx))));
    routes.get(PATH + "/{id}/events", this::events);
  }

  private void all(Context ctx) {
    KnownParameters.only(ctx, List.of());
    ctx.json(Map.of("loads", last().stream().map(LoadView::of).toList()));
  }

  private Optional<LoadStatus> last() {
    return load.get().map(l -> opening(l) ? l.unseen() : l);
  }

  private boolean opening(LoadStatus load) {
    List<String> ids = snapshots.get().stream().map(SnapshotManifest::id).toList();
    return !ids.containsAll(load.snapshots()) && load.at().isAfter(Instant.now().minus(OPENING));
  }

  private LoadStatus asked(Context ctx) {
    KnownParameters.only(ctx, List.of());
    String id = ctx.pathParam("id");
    return last()
        .filter(l -> id.equals(LATEST) || id.equals(l.id()))
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "there is no load " + id)
                    .withHint("only the last one is known: " + PATH + "/" + LATEST));
  }

  private void events(Context ctx) {
    LoadStatus asked = asked(ctx);
    if (!watchers.tryAcquire()) {
      throw new LandstockException(Code.BUSY, MOST_WATCHERS + " others are watching");
    }
    ctx.contentType("text/event-stream; charset=utf-8");
    ctx.header("X-Accel-Buffering", "no");
    ctx.async(
        () -> {
          try {
            follow(new SseClient(ctx), asked);
          } finally {
            watchers.release();
          }
        });
  }

  /** Each event is the whole state; the last one is not {@code running}. */
  private void follow(SseClient client, LoadStatus asked) throws InterruptedException {
    LoadStatus told = asked;
    client.sendEvent(LoadView.of(told));
    long sent = System.nanoTime();
    while (told.running() && !client.terminated()) {
      Thread.sleep(LOOK_MS);
      Optional<LoadStatus> now = last().filter(l -> l.id().equals(asked.id()));
      if (now.isEmpty()) {
        return; // Another has begun: how this one ended is not known any more.
      }
      if (!now.get().equals(told)) {
        told = now.get();
        client.sendEvent(LoadView.of(told));
        sent = System.nanoTime();
      } else if (System.nanoTime() - sent >= PULSE_MS * 1_000_000) {
        client.sendComment("still running");
        sent = System.nanoTime();
      }
    }
  }
}
