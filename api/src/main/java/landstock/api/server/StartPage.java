package landstock.api.server;

import io.javalin.config.RoutesConfig;

/** {@code GET /v1}: what is here, in words. */
public final class StartPage {
  public static final String PATH = "/v1";

  private static final String TEXT =
      """
      Landstock: a spatial data warehouse of urban land, and its SQL over HTTP.

        POST /v1/sql                        a query as text/plain, or {"sql", "parameters", "snapshot", "maxRows", "maxBytes", "timeout"};
                                            answered as JSON, CSV, Arrow or a workbook by Accept or ?f=json|csv|arrow|xlsx
        GET  /v1/statements                 statements that run or wait, with progress and position;
                                            DELETE /v1/statements/{id} stops one
        GET  /v1/catalog                    schemas and tables
        GET  /v1/catalog/{schema}/{table}   columns with type, unit, label, source
        GET  /v1/functions                  every function of our SQL; ?q=&category=, or /v1/functions/{name}
        GET  /v1/snapshots                  states of the world that can be asked
        GET  /v1/loads                      the load under way, or how the last one ended;
                                            /v1/loads/latest/events tells it as server-sent events
        GET  /v1/measures                   measures with formula, dimensions with values, years
        GET  /v1/measures/query             ?measures=tax_per_mu&dimensions=street&filter=year:eq:2024; POST takes JSON
        GET  /v1/queries                    saved questions with their parameters;
                                            /v1/queries/{name}.json, .csv, .xlsx or .geojson answers one
        GET  /tiles/{layer}.json            TileJSON of parcel, building, street, grid; it leads to
                                            /tiles/{layer}/{z}/{x}/{y}.mvt?measures=
        GET  /v1/features/{layer}/{code}    one feature as GeoJSON
        GET  /v1/search                     ?q=&limit=: parcels, buildings, enterprises, streets by code or name
        GET  /v1/lineage                    ?table=&column=&key=: the rows and formula behind one number
        GET  /v1/quality                    findings; ?source=&rule=&severity=&limit=&offset=
        GET  /v1/quality/report.html        ?source=: the report to a bureau, or as /v1/quality/report.xlsx
        GET  /                              the page, in a browser
        GET  /v1                            this list
        GET  /healthz, /readyz              for whatever keeps this server running

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
