package landstock.api.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import landstock.api.query.Ask;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;

/** Alive: the process answers. Ready: a real statement comes back from the store. */
public final class HealthRoutes {
  public static final String ALIVE = "/healthz";
  public static final String READY = "/readyz";

  private static final int MOST_PROBES = 4;
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 1);

  private final Ask ask;
  private final Semaphore probes = new Semaphore(MOST_PROBES);

  /**
   * @param ask is not to make a probe wait for others
   */
  public HealthRoutes(Ask ask) {
    this.ask = ask;
  }

  public void register(RoutesConfig routes) {
    routes.get(ALIVE, ctx -> ctx.json(Map.of("status", "alive")));
    routes.get(READY, this::ready);
  }

  private void ready(Context ctx) {
    if (!probes.tryAcquire()) {
      throw new LandstockException(Code.BUSY, MOST_PROBES + " others are asking this");
    }
    try {
      probe(ctx);
    } finally {
      probes.release();
    }
  }

  private void probe(Context ctx) {
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
