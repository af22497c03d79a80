package landstock.api.app;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import landstock.api.catalog.CatalogRoutes;
import landstock.api.catalog.FunctionRoutes;
import landstock.api.export.Exports;
import landstock.api.export.SqlWorkbooks;
import landstock.api.export.Survey;
import landstock.api.health.HealthRoutes;
import landstock.api.lineage.LineageRoutes;
import landstock.api.load.LoadRoutes;
import landstock.api.measure.MeasureRoutes;
import landstock.api.place.FeatureRoutes;
import landstock.api.place.SearchRoutes;
import landstock.api.problem.Problems;
import landstock.api.quality.QualityRoutes;
import landstock.api.query.Admission;
import landstock.api.query.Answering;
import landstock.api.query.SqlRoutes;
import landstock.api.query.StatementRoutes;
import landstock.api.savedquery.QueryRoutes;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.api.server.StartPage;
import landstock.api.snapshot.SnapshotChoice;
import landstock.api.snapshot.SnapshotRoutes;
import landstock.api.tile.TileRoutes;
import landstock.api.web.WebRoutes;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellTexts;

/** Wires every route to a store and opens the port. */
final class HttpApi {
  private static final Duration QUEUE_PATIENCE = Duration.ofSeconds(15);
  static final List<String> PATHS =
      List.of(
          WebRoutes.PATH,
          StartPage.PATH,
          SqlRoutes.PATH,
          StatementRoutes.PATH,
          CatalogRoutes.PATH,
          FunctionRoutes.PATH,
          SnapshotRoutes.PATH,
          LoadRoutes.PATH,
          LineageRoutes.PATH,
          MeasureRoutes.PATH,
          MeasureRoutes.QUERY,
          QueryRoutes.PATH,
          TileRoutes.PATH,
          FeatureRoutes.PATH,
          SearchRoutes.PATH,
          QualityRoutes.PATH,
          QualityRoutes.PAGE,
          QualityRoutes.WORKBOOK,
          HealthRoutes.ALIVE,
          HealthRoutes.READY);

  private HttpApi() {}

  /** Of a store whose hand-ins are not at hand. */
  static HttpServer start(Store store, ServerSettings settings) {
    return start(store, settings, manifest -> CellTexts.NONE);
  }

  /**
   * @param open the store; only the probe for {@code /readyz} goes past admission
   * @param texts of the cells that a snapshot was made from
   */
  static HttpServer start(
      Store open, ServerSettings settings, Function<SnapshotManifest, CellTexts> texts) {
    Admission admission =
        new Admission(settings.maxRunning(), settings.maxWaiting(), QUEUE_PATIENCE);
    Store store = open.behind(admission::before);
    FixedQuestions fixed = new FixedQuestions(store);
    SnapshotChoice chosen = new SnapshotChoice(store.snapshots(), store.current());
    Survey.Choice surveys = new Survey.Choice(chosen, fixed::currency);
    Exports exports = new Exports(new Answering(store.fixed(), settings.caps()));
    List<Consumer<RoutesConfig>> routes =
        List.of(
            new Problems(PATHS)::register,
            new WebRoutes()::register,
            new StartPage()::register,
            new SqlRoutes(
                    store.ask(), settings.caps(), s -> srid(store, s), new SqlWorkbooks(surveys))
                ::register,
            new StatementRoutes(admission)::register,
            new CatalogRoutes(store.catalog())::register,
            new FunctionRoutes()::register,
            new LineageRoutes(
                    () -> new Lineage(store.fixed()::ask, store.catalog().get()),
                    store::manifest,
                    texts)
                ::register,
            new MeasureRoutes(fixed::measures, fixed::values, surveys, exports)::register,
            new QueryRoutes(fixed::queries, fixed::values, surveys, exports)::register,
            new TileRoutes(store.fixed(), chosen, fixed::measures)::register,
            new FeatureRoutes(store.fixed(), chosen)::register,
            new SearchRoutes(store.fixed(), chosen)::register,
            new QualityRoutes(store.fixed(), store::manifest, texts)::register,
            new LoadRoutes(store.load(), store.snapshots())::register,
            new SnapshotRoutes(store.snapshots(), store.current())::register,
            new HealthRoutes(open.fixed())::register);
    return HttpServer.start(settings, routes);
  }

  private static OptionalInt srid(Store store, String snapshot) {
    return store.snapshots().get().stream()
        .filter(s -> s.id().equals(snapshot))
        .mapToInt(SnapshotManifest::srid)
        .findFirst();
  }
}
