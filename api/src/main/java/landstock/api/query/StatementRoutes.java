package landstock.api.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/** {@code /v1/statements}: the statements that run or wait at this moment. */
public final class StatementRoutes {
  public static final String PATH = "/v1/statements";
  private static final String ONE = PATH + "/{id}";

  private final Admission admission;

  public StatementRoutes(Admission admission) {
    this.admission = admission;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
    routes.get(ONE, ctx -> ctx.json(View.of(get(ctx))));
    routes.delete(ONE, this::cancel);
  }

  /**
   * A statement as clients see it.
   *
   * @param state {@code running} or {@code waiting}
   * @param since when it was asked, ISO 8601
   * @param position its place in the line, from 1; absent when it runs
   * @param progress the part that is done, 0 to 1; absent while that is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      String state,
      String since,
      @Nullable Integer position,
      @Nullable Double progress,
      String sql) {

    static View of(Admission.Seen seen) {
      Statement statement = seen.statement();
      boolean runs = seen.position() == 0;
      var progress = statement.control().progress();
      return new View(
          statement.control().id(),
          runs ? "running" : "waiting",
          statement.since().toString(),
          runs ? null : seen.position(),
          progress.isPresent() ? progress.getAsDouble() : null,
          statement.sql());
    }
  }

  private void all(Context ctx) {
    KnownParameters.only(ctx, List.of());
    List<View> views = admission.statements().stream().map(View::of).toList();
    ctx.json(Map.of("statements", views));
  }

  /** Its own request ends with CANCELLED, within two seconds. */
  private void cancel(Context ctx) {
    Admission.Seen seen = get(ctx);
    seen.statement().control().cancel();
    ctx.status(202);
    ctx.json(View.of(seen));
  }

  private Admission.Seen get(Context ctx) {
    KnownParameters.only(ctx, List.of());
    String id = ctx.pathParam("id");
    return admission.statements().stream()
        .filter(s -> s.statement().control().id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "no statement runs or waits under " + id)
                    .withHint("what is over is not kept"));
  }
}
