package landstock.api.app;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import landstock.api.catalog.CatalogRoutes;
import landstock.api.catalog.FunctionRoutes;
import landstock.api.health.HealthRoutes;
import landstock.api.lineage.LineageRoutes;
import landstock.api.problem.Problems;
import landstock.api.quality.QualityRoutes;
import landstock.api.query.Admission;
import landstock.api.query.SqlRoutes;
import landstock.api.query.StatementRoutes;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.api.server.StartPage;
import landstock.api.snapshot.SnapshotRoutes;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.snapshot.SnapshotManifest;

/** Wires every route to a store and opens the port. */
final class HttpApi {
  private static final Duration QUEUE_PATIENCE = Duration.ofSeconds(15);
  private static final List<String> PATHS =
      List.of(
          "/",
          SqlRoutes.PATH,
          StatementRoutes.PATH,
          CatalogRoutes.PATH,
          FunctionRoutes.PATH,
          SnapshotRoutes.PATH,
          LineageRoutes.PATH,
          QualityRoutes.PATH,
          QualityRoutes.PAGE,
          QualityRoutes.WORKBOOK,
          "/healthz",
          "/readyz");

  private HttpApi() {}

  static HttpServer start(Store store, ServerSettings settings) {
    Admission admission =
        new Admission(settings.maxRunning(), settings.maxWaiting(), QUEUE_PATIENCE);
    List<Consumer<RoutesConfig>> routes =
        List.of(
            new Problems(PATHS)::register,
            new StartPage()::register,
            new SqlRoutes(store.ask(), admission, settings.caps(), s -> srid(store, s))::register,
            new StatementRoutes(admission)::register,
            new CatalogRoutes(store.catalog())::register,
            new FunctionRoutes()::register,
            new LineageRoutes(() -> new Lineage(store.fixed()::ask, store.catalog().get()))
                ::register,
            new QualityRoutes(store.fixed(), store::manifest)::register,
            new SnapshotRoutes(store.snapshots(), store.current())::register,
            new HealthRoutes(store.fixed())::register);
    return HttpServer.start(settings, routes);
  }

  private static OptionalInt srid(Store store, String snapshot) {
    return store.snapshots().get().stream()
        .filter(s -> s.id().equals(snapshot))
        .mapToInt(SnapshotManifest::srid)
        .findFirst();
  }
}
