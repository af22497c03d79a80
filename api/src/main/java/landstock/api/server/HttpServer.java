package landstock.api.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import landstock.api.health.HealthRoutes;
import landstock.api.query.StatementRoutes;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it lets running requests finish for a while, then ends them. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MIN_REQUEST_BYTES_PER_S = 64;

  /** For what is neither statements nor waits, and for Jetty itself. */
  private static final int SPARE_THREADS = 32;

  /** Those that only health checks and the list of statements get, and Jetty itself. */
  private static final int KEPT_THREADS = 16;

  private static final long SHUTDOWN_IDLE_MS = 100;
  private static final long DRAIN_MS = 5_000;

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens at once.
   *
   * @param routes each registers its own paths, or how failures are told
   * @throws landstock.sql.problem.LandstockException BUSY if the port is taken
   */
  public static HttpServer start(ServerSettings settings, List<Consumer<RoutesConfig>> routes) {
    Javalin javalin = Javalin.create(config -> configure(config, settings, routes));
    try {
      return new HttpServer(javalin.start());
    } catch (JavalinBindException e) {
      throw new LandstockException(
              Code.BUSY,
              "port " + settings.port() + " of " + settings.host() + " cannot be opened",
              e)
          .withHint("another program may use it: choose another with --port");
    }
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(
      JavalinConfig config, ServerSettings settings, List<Consumer<RoutesConfig>> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jsonMapper(new JavalinJackson());
    config.http.prefer405over404 = true;
    // Answers of statements compress themselves, knowing when they are short.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.router.javaLangErrorHandler(HttpServer::error);
    config.jetty.threadPool = threads(settings);
    config.jetty.modifyHttpConfiguration(HttpServer::limit);
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
    config.jetty.modifyServer(server -> limit(server, settings));
    config.routes.before(HttpServer::headers);
    routes.forEach(r -> r.accept(config.routes));
  }

  /**
   * Waiting statements hold a thread each; the spare ones answer everything else. Jetty's queue
   * stays unbounded, as it must: connections are bounded, the queue of statements is, and the door
   * keeps some threads free.
   */
  private static QueuedThreadPool threads(ServerSettings settings) {
    QueuedThreadPool pool = new QueuedThreadPool(maxThreads(settings), 8, 60_000);
    pool.setName("http");
    return pool;
  }

  private static int maxThreads(ServerSettings settings) {
    return settings.maxRunning() + settings.maxWaiting() + SPARE_THREADS;
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, ServerSettings settings) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
    return connector;
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
  }

  private static void limit(Server server, ServerSettings settings) {
    server.setErrorHandler(new ProtocolErrors());
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    server.setStopTimeout(DRAIN_MS);
    // Of answers no rate is asked: a statement may compute for long between two batches.
    // What runs must be seen and stopped when it matters most.
    Set<String> alwaysOpen = Set.of(HealthRoutes.ALIVE, HealthRoutes.READY, StatementRoutes.PATH);
    Door door = new Door(alwaysOpen, maxThreads(settings) - KEPT_THREADS);
    server.setHandler(
        new GracefulHandler(new MinimumDataRateHandler(door, MIN_REQUEST_BYTES_PER_S, 0)));
  }

  /** Too little stack or memory, mostly: said, logged, and the server serves on. */
  private static void error(HttpServletResponse response, Error error) {
    LOG.error("a request ended in an error of the virtual machine", error);
    if (!response.isCommitted()) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  private static void headers(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Vary", "Accept, Accept-Encoding, Accept-Language");
  }
}
