package landstock.sql.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Trace;
import landstock.sql.catalog.Catalog;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.optimise.Optimise;
import landstock.sql.parse.Parse;
import landstock.sql.render.Plan;
import landstock.sql.render.Render;
import landstock.sql.security.Policy;
import landstock.sql.security.Secure;
import landstock.sql.validate.Snapshots;

/** Leads a question through the stages: the one way to an answer. Thread-safe. */
public final class Queries {
  private static final int CACHED_PLANS = 2_000;

  /** What a plan depends on, besides the set of snapshots that one instance of this class has. */
  private record PlanKey(String sql, String snapshot, Policy policy) {}

  private final Snapshots snapshots;
  private final Engine engine;
  private final Parse parse = new Parse();
  private final Views views;
  private final Secure secure;
  private final Optimise optimise = new Optimise();
  private final Render render = new Render();
  private final Cache<PlanKey, Plan> plans =
      Caffeine.newBuilder().maximumSize(CACHED_PLANS).build();

  /**
   * @param catalog the tables of every snapshot
   * @param snapshots published snapshots, oldest survey first; the last one is the current one
   * @param engine holds these snapshots open
   */
  public Queries(Catalog catalog, List<SnapshotFile> snapshots, Engine engine) {
    this.snapshots = new Snapshots(catalog, snapshots);
    this.engine = engine;
    this.views = new Views(catalog, snapshots);
    this.secure = new Secure(views);
  }

  /**
   * Plans (or finds the plan), starts the statement and waits for its first rows.
   *
   * @throws landstock.sql.problem.LandstockException of a user's kind with line and column where
   *     the text is wrong; DEADLINE, MEMORY, CANCELLED, DATA while running
   */
  public Answer ask(Question question, Policy policy) {
    return ask(question, policy, engine);
  }

  /**
   * The same at another place.
   *
   * @param place an engine that holds the same snapshots
   */
  public Answer ask(Question question, Policy policy, Engine place) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    Plan plan = plan(question.sql(), snapshot, policy);
    return new Answer(
        snapshot.id(),
        plan.columns(),
        plan.discreet()
            ? Discreet.start(() -> execute(plan, question, place))
            : execute(plan, question, place));
  }

  private Execution execute(Plan plan, Question question, Engine place) {
    return place.execute(
        plan.sql(),
        Parameters.convert(question.parameters(), plan.parameters()),
        question.limits(),
        question.control());
  }

  /** What a question would answer with, and where that comes from. */
  public Described describe(Question question, Policy policy) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    Plan plan = plan(question.sql(), snapshot, policy);
    return new Described(snapshot.id(), plan.columns(), plan.origins());
  }

  /** The text that DuckDB gets for a question, for people who want to see it. */
  public String explain(Question question, Policy policy) {
    return plan(question.sql(), snapshots.get(question.snapshot()), policy).sql();
  }

  private Plan plan(String sql, SnapshotFile snapshot, Policy policy) {
    PlanKey key = new PlanKey(sql, snapshot.id(), policy);
    Plan cached = plans.getIfPresent(key);
    if (cached != null) {
      return cached;
    }
    Plan planned =
        PlannerThread.run(
            () -> {
              Meaning meaning = views.of(policy).validate(parse.parse(sql), snapshot);
              Meaning secured = secure.secure(meaning, policy);
              return render.render(
                  optimise.optimise(secured), Trace.of(meaning), Secure.restricts(meaning, policy));
            });
    plans.put(key, planned);
    return planned;
  }

  /**
   * Looks at the plan of a question and at nothing else: a line for each scan that lacks what the
   * policy wants; empty for a good plan.
   */
  List<String> lint(Question question, Policy policy) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    return PlannerThread.run(
        () -> {
          Meaning meaning = views.of(policy).validate(parse.parse(question.sql()), snapshot);
          return secure.lint(optimise.optimise(secure.secure(meaning, policy)), policy);
        });
  }
}
