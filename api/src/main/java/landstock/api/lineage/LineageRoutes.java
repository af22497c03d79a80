package landstock.api.lineage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import landstock.api.query.KnownParameters;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.lineage.Why;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellTexts;

/**
 * {@code GET /v1/lineage?table=&column=&key=&snapshot=}: the rows behind one number, down to cells
 * of hand-ins, as far as the server has the files. {@code key} as in {@link Lineage#why}.
 */
public final class LineageRoutes {
  public static final String PATH = "/v1/lineage";

  private final Supplier<Lineage> lineage;
  private final Function<Optional<String>, SnapshotManifest> snapshots;
  private final Function<SnapshotManifest, CellTexts> texts;

  /**
   * @param snapshots by id, absent meaning the current one; NOT_FOUND otherwise
   * @param texts of the cells that a snapshot was made from
   */
  public LineageRoutes(
      Supplier<Lineage> lineage,
      Function<Optional<String>, SnapshotManifest> snapshots,
      Function<SnapshotManifest, CellTexts> texts) {
    this.lineage = lineage;
    this.snapshots = snapshots;
    this.texts = texts;
  }

  /**
   * An answer.
   *
   * @param snapshot all of it is of this one, whatever is published meanwhile
   */
  private record Traced(String snapshot, @JsonUnwrapped Why why) {}

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::why);
  }

  private void why(Context ctx) {
    KnownParameters.only(ctx, List.of("table", "column", "key", "snapshot"));
    SnapshotManifest asked = snapshots.apply(Optional.ofNullable(ctx.queryParam("snapshot")));
    Why why =
        lineage
            .get()
            .why(
                need(ctx, "table"),
                need(ctx, "column"),
                need(ctx, "key"),
                asked.id(),
                texts.apply(asked));
    ctx.json(new Traced(asked.id(), why));
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
