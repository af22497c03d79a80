package landstock.api.problem;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure that leaves a route into a problem document. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER_S = "1";

  /** Where a request keeps its id, a UUID, until a query gives it another. */
  private static final String ID = "landstock.id";

  private final List<String> paths;

  /**
   * @param paths that exist, to suggest
   */
  public Problems(List<String> paths) {
    this.paths = List.copyOf(paths);
  }

  public void register(RoutesConfig routes) {
    routes.exception(LandstockException.class, this::answer);
    routes.exception(HttpFailure.class, this::answer);
    routes.exception(HttpResponseException.class, this::answer);
    routes.exception(Exception.class, this::answer);
  }

  /** The id of this request. */
  public static String id(Context ctx) {
    String id = ctx.attribute(ID);
    if (id == null) {
      id = UUID.randomUUID().toString();
      ctx.attribute(ID, id);
    }
    return id;
  }

  /** From here on the request is known by the id of its query. */
  public static void id(Context ctx, String queryId) {
    ctx.attribute(ID, queryId);
  }

  private void answer(Exception failure, Context ctx) {
    String id = id(ctx);
    send(ctx, problem(failure, ctx, id));
  }

  private Problem problem(Exception failure, Context ctx, String id) {
    String language = Language.of(ctx.header("Accept-Language"));
    if (failure instanceof HttpFailure http) {
      return Problem.of(http, language, id);
    }
    if (failure instanceof MethodNotAllowedResponse wrongMethod) {
      String methods = String.valueOf(wrongMethod.getDetails().get("availableMethods"));
      ctx.header("Allow", methods);
      return Problem.of(
          new HttpFailure(
              HttpFailure.Kind.METHOD_NOT_ALLOWED,
              ctx.method() + " does not fit " + ctx.path(),
              "allowed: " + methods),
          language,
          id);
    }
    LandstockException known = known(failure, ctx);
    if (known.code() == Code.INTERNAL || known.code() == Code.CORRUPT) {
      LOG.error("request {} failed: {}", id, known.text(), known);
    }
    return Problem.of(known, language, id);
  }

  private LandstockException known(Exception failure, Context ctx) {
    if (failure instanceof LandstockException known) {
      return known;
    }
    if (failure instanceof NotFoundResponse) {
      return new LandstockException(Code.NOT_FOUND, "there is nothing at " + ctx.path())
          .withHint("GET /v1 names the endpoints")
          .withSuggestions(Nearest.to(ctx.path(), paths));
    }
    return new LandstockException(Code.INTERNAL, String.valueOf(failure), failure);
  }

  private static void send(Context ctx, Problem problem) {
    ctx.status(problem.status());
    // What a route has said of the answer that did not come.
    ctx.header("Cache-Control", "no-store");
    ctx.res().setHeader("ETag", null);
    ctx.res().setHeader("Content-Disposition", null);
    // As bytes: RFC 9457 knows no charset parameter, and text would bring one.
    ctx.result(
        ctx.jsonMapper().toJsonString(problem, Problem.class).getBytes(StandardCharsets.UTF_8));
    ctx.contentType("application/problem+json");
    ctx.header("X-Query-Id", problem.instance().substring("urn:uuid:".length()));
    if (problem.passing()) {
      ctx.header("Retry-After", RETRY_AFTER_S);
    }
  }
}
