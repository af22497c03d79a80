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
import landstock.sql.parse.Statement;
import landstock.sql.render.Plan;
import landstock.sql.render.Render;
import landstock.sql.security.Policy;
import landstock.sql.security.Secure;
import landstock.sql.validate.Snapshots;
import landstock.sql.validate.Validate;

/** Leads a question through the stages: the one way to an answer. Thread-safe. */
public final class Queries {
  private static final int CACHED_PLANS = 2_000;

  /** What a plan depends on, besides the set of snapshots that one instance of this class has. */
  private record PlanKey(String sql, String snapshot, Policy policy) {}

  /**
   * @param parameters what each parameter of the plan stands for: a name, or a position from 1
   */
  private record Planned(Plan plan, List<String> parameters) {}

  private final Snapshots snapshots;
  private final Engine engine;
  private final Parse parse = new Parse();
  private final Views views;
  private final Secure secure;
  private final Optimise optimise = new Optimise();
  private final Render render = new Render();
  private final PlannerThread planners =
      new PlannerThread(4 * Runtime.getRuntime().availableProcessors());
  private final Cache<PlanKey, Planned> plans =
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
    Planned planned = plan(question.sql(), snapshot, policy);
    Plan plan = planned.plan();
    return new Answer(
        snapshot.id(),
        plan.columns(),
        plan.discreet()
            ? Discreet.start(() -> execute(planned, question, place))
            : execute(planned, question, place));
  }

  private Execution execute(Planned planned, Question question, Engine place) {
    Plan plan = planned.plan();
    return place.execute(
        plan.sql(),
        Parameters.convert(question.parameters(), planned.parameters(), plan.parameters()),
        question.limits(),
        question.control());
  }

  /** What a question would answer with, and where that comes from. */
  public Described describe(Question question, Policy policy) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    Plan plan = plan(question.sql(), snapshot, policy).plan();
    return new Described(snapshot.id(), plan.columns(), plan.origins());
  }

  /** The text that DuckDB gets for a question, for people who want to see it. */
  public String explain(Question question, Policy policy) {
    return plan(question.sql(), snapshots.get(question.snapshot()), policy).plan().sql();
  }

  private Planned plan(String sql, SnapshotFile snapshot, Policy policy) {
    PlanKey key = new PlanKey(sql, snapshot.id(), policy);
    Planned cached = plans.getIfPresent(key);
    if (cached != null) {
      return cached;
    }
    Planned planned = planners.run(() -> stages(sql, snapshot, policy));
    plans.put(key, planned);
    return planned;
  }

  private Planned stages(String sql, SnapshotFile snapshot, Policy policy) {
    Statement statement = parse.parse(sql);
    Validate seen = views.of(policy);
    if (!statement.described().isEmpty()) {
      seen.requireTable(statement.described());
    }
    Meaning meaning = seen.validate(statement.query(), snapshot);
    Meaning secured = secure.secure(meaning, policy);
    if (!statement.explained()) {
      Plan plan =
          render.render(
              optimise.optimise(secured), Trace.of(meaning), Secure.restricts(meaning, policy));
      return new Planned(plan, statement.parameters());
    }
    Meaning optimised = optimise.optimise(meaning);
    String explanation =
        Explanation.question(
            snapshot.id(),
            meaning,
            optimised,
            render.render(optimised, Trace.of(meaning), false).sql(),
            policy);
    Meaning lines = seen.validate(parse.parse(explanation).query(), snapshot);
    return new Planned(render.render(lines, Trace.of(lines), false), List.of());
  }

  /**
   * Looks at the plan of a question and at nothing else: a line for each scan that lacks what the
   * policy wants; empty for a good plan.
   */
  List<String> lint(Question question, Policy policy) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    return planners.run(
        () -> {
          Meaning meaning =
              views.of(policy).validate(parse.parse(question.sql()).query(), snapshot);
          return secure.lint(optimise.optimise(secure.secure(meaning, policy)), policy);
        });
  }
}
