package landstock.api.app;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import landstock.api.catalog.CatalogRoutes;
import landstock.api.health.HealthRoutes;
import landstock.api.problem.Problems;
import landstock.api.query.Admission;
import landstock.api.query.Ask;
import landstock.api.query.SqlRoutes;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.api.server.StartPage;
import landstock.api.snapshot.SnapshotRoutes;
import landstock.sql.catalog.Catalog;
import landstock.sql.security.Policy;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.Warehouse;

/**
 * What the routes need of a store, and how they are wired to a server.
 *
 * @param ask answers under the one policy there is until identities come
 * @param catalog as it is now
 * @param snapshots published ones, oldest survey first
 * @param current the one that questions get when they name none
 */
record HttpDoors(
    Ask ask,
    Supplier<Catalog> catalog,
    Supplier<List<SnapshotManifest>> snapshots,
    Supplier<Optional<SnapshotManifest>> current) {

  private static final Duration QUEUE_PATIENCE = Duration.ofSeconds(15);

  /** Everything is open: the caller has made sure that this is wanted. */
  static HttpDoors open(Warehouse warehouse) {
    return new HttpDoors(
        question -> warehouse.ask(question, Policy.OPEN),
        warehouse::catalog,
        warehouse::snapshots,
        warehouse::current);
  }

  HttpServer start(ServerSettings settings) {
    Admission admission =
        new Admission(settings.maxRunning(), settings.maxWaiting(), QUEUE_PATIENCE);
    Problems problems =
        new Problems(
            List.of("/", SqlRoutes.PATH, CatalogRoutes.PATH, SnapshotRoutes.PATH, "/healthz"));
    List<Consumer<RoutesConfig>> routes =
        List.of(
            problems::register,
            new StartPage()::register,
            new SqlRoutes(ask, admission, settings.caps(), this::srid)::register,
            new CatalogRoutes(catalog)::register,
            new SnapshotRoutes(snapshots, current)::register,
            new HealthRoutes(ask)::register);
    return HttpServer.start(settings, routes);
  }

  private OptionalInt srid(String snapshot) {
    return snapshots.get().stream()
        .filter(s -> s.id().equals(snapshot))
        .mapToInt(SnapshotManifest::srid)
        .findFirst();
  }
}
