package landstock.api.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.api.query.Ask;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;

/** Alive: the process answers. Ready: a real statement comes back from the store. */
public final class HealthRoutes {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 1);

  private final Ask ask;

  public HealthRoutes(Ask ask) {
    this.ask = ask;
  }

  public void register(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.json(Map.of("status", "alive")));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context ctx) {
    Map<String, String> view = new LinkedHashMap<>();
    view.put("status", "ready");
    Question probe = new Question("SELECT 1", List.of(), Optional.empty(), LIMITS);
    try (Answer answer = ask.ask(probe)) {
      view.put("snapshot", answer.snapshot());
      if (!answer.rows().next() || answer.rows().batch().getRowCount() != 1) {
        throw new LandstockException(Code.INTERNAL, "SELECT 1 gave no row");
      }
    } catch (LandstockException e) {
      throw new LandstockException(Code.BUSY, "the store does not answer: " + e.code(), e);
    }
    ctx.json(view);
  }
}
