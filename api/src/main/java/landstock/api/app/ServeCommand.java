package landstock.api.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import landstock.api.query.Timeouts;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.sql.engine.Limits;
import landstock.warehouse.snapshot.SnapshotManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code landstock serve}. */
@Command(
    name = "serve",
    description = "Serves a store over HTTP.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  landstock serve --home ~/.landstock --port 8080 --open",
      "  curl -H 'Content-Type: text/plain' \\",
      "       -d 'SELECT * FROM meta.snapshot' http://localhost:8080/v1/sql",
    })
final class ServeCommand implements Callable<Integer> {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private final Console console;
  private final Store.Opening stores;
  private final Supplier<ShutdownSignal> signals;

  @Mixin private StoreOption home = new StoreOption();

  @Mixin private HandInOptions handIns = new HandInOptions();

  @Option(names = "--host", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Port, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--open",
      description =
          "Nobody is asked who they are: whoever reaches the port may read everything. Needed for"
              + " any address but the loopback, because identities come later.")
  private boolean open;

  @Option(
      names = "--max-rows-cap",
      description = "Rows of one answer at most (default: ${DEFAULT-VALUE}).")
  private long maxRows = 10_000_000;

  @Option(
      names = "--timeout-cap",
      description = "Time of one statement at most (default: ${DEFAULT-VALUE}).")
  private String timeout = "5m";

  ServeCommand(Console console, Store.Opening stores, Supplier<ShutdownSignal> signals) {
    this.console = console;
    this.stores = stores;
    this.signals = signals;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!open && !LOOPBACK.contains(host)) {
      console
          .err()
          .println(
              "error: nobody is asked who they are yet, so whoever reaches "
                  + host
                  + " can read everything; say --open if that is wanted");
      return Failures.EXIT_USAGE;
    }
    try (Store store = stores.open(home.path())) {
      serve(store, home.path(), port, "");
    }
    return 0;
  }

  /**
   * Serves until told to end.
   *
   * @param folder of the store
   * @param tour said when ready; {@code ADDRESS} stands for where
   */
  void serve(Store store, Path folder, int onPort, String tour) throws InterruptedException {
    long startNanos = System.nanoTime();
    ServerSettings base = ServerSettings.local(onPort);
    ServerSettings settings =
        new ServerSettings(
            host,
            onPort,
            new Limits(Timeouts.parse(timeout), maxRows),
            base.maxRunning(),
            base.maxWaiting(),
            base.idle());
    ShutdownSignal signal = null;
    try (HttpServer server =
        HttpApi.start(store, settings, new SnapshotTexts(folder, handIns)::of)) {
      signal = signals.get();
      String address = "http://" + shownHost() + ":" + server.port();
      WarmUp.begin(address);
      store.snapshots().get().forEach(s -> console.say(line(s)));
      console.say("ready at " + address + ", open to everybody who reaches it" + since(startNanos));
      console.out().print(tour.replace("ADDRESS", address));
      console.say("stop with Ctrl-C");
      signal.await();
      console.say("stopping");
    } finally {
      if (signal != null) {
        signal.closed();
      }
    }
  }

  private String shownHost() {
    return host.equals("127.0.0.1") ? "localhost" : host;
  }

  private static String line(SnapshotManifest snapshot) {
    return "snapshot "
        + snapshot.id()
        + "  "
        + snapshot.label().zh()
        + " / "
        + snapshot.label().en()
        + snapshot.notice().map(n -> "  (" + n.zh() + " / " + n.en() + ")").orElse("");
  }

  private static String since(long startNanos) {
    return " (after " + Duration.ofNanos(System.nanoTime() - startNanos).toMillis() + " ms)";
  }
}
