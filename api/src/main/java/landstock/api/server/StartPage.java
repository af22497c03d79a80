package landstock.api.server;

import io.javalin.config.RoutesConfig;

/** {@code GET /v1}: what is here, in words. */
public final class StartPage {
  public static final String PATH = "/v1";

  private static final String TEXT =
      """
      Landstock: a spatial data warehouse of urban land, and its SQL over HTTP.

        POST /v1/sql                       a query as text/plain, or {"sql", "parameters", "snapshot", "maxRows", "maxBytes", "timeout"};
                                           answered as JSON, CSV or Arrow by Accept or ?f=json|csv|arrow
        GET  /v1/statements                statements that run or wait, with progress and position;
                                           DELETE /v1/statements/{id} stops one
        GET  /v1/catalog                   schemas and tables
        GET  /v1/catalog/{schema}/{table}  columns with type, unit, label, source
        GET  /v1/snapshots                 states of the world that can be asked
        GET  /                             the page, in a browser
        GET  /healthz, /readyz             for whatever keeps this server running

      Try:  curl -H 'Content-Type: text/plain' -d 'SELECT * FROM meta.snapshot' ADDRESS/v1/sql
      """;

  public void register(RoutesConfig routes) {
    routes.get(
        PATH,
        ctx -> {
          ctx.result(TEXT.replace("ADDRESS", ctx.scheme() + "://" + ctx.host()));
          ctx.contentType("text/plain; charset=utf-8");
        });
  }
}
