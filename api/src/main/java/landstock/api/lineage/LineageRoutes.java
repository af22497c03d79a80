package landstock.api.lineage;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import landstock.api.query.KnownParameters;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.lineage.Lineage;

/**
 * {@code GET /v1/lineage?table=&column=&key=&snapshot=}: the rows behind one number, down to cells
 * of hand-ins, as far as the server has the files. {@code key} as in {@link Lineage#why}.
 */
public final class LineageRoutes {
  public static final String PATH = "/v1/lineage";

  private final Supplier<Lineage> lineage;

  public LineageRoutes(Supplier<Lineage> lineage) {
    this.lineage = lineage;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::why);
  }

  private void why(Context ctx) {
    KnownParameters.only(ctx, List.of("table", "column", "key", "snapshot"));
    ctx.json(
        lineage
            .get()
            .why(
                need(ctx, "table"),
                need(ctx, "column"),
                need(ctx, "key"),
                Optional.ofNullable(ctx.queryParam("snapshot"))));
  }

  private static String need(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value == null || value.isBlank()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "parameter '" + name + "' is missing")
          .withHint(PATH + "?table=mart.parcel_year&column=tax&key=parcel_code=…,year=…");
    }
    return value;
  }
}
