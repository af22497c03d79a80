package landstock.sql.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Catalog;
import landstock.sql.engine.Engine;
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
import org.apache.calcite.rel.RelNode;

/** Leads a question through the stages: the one way to an answer. Thread-safe. */
public final class Queries {
  private static final int CACHED_PLANS = 2_000;

  /** What a plan depends on, besides the set of snapshots that one instance of this class has. */
  private record PlanKey(String sql, String snapshot, String policy) {}

  /**
   * @param parameters what each parameter of the plan stands for: a name, or a position from 1
   */
  private record Planned(Plan plan, List<String> parameters) {}

  private final Snapshots snapshots;
  private final Engine engine;
  private final Parse parse = new Parse();
  private final Validate validate;
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
    this.validate = new Validate(this.snapshots);
    this.secure = new Secure(this::filteredScan);
  }

  /**
   * Plans (or finds the plan), starts the statement and waits for its first rows.
   *
   * @throws landstock.sql.problem.LandstockException of a user's kind with line and column where
   *     the text is wrong; DEADLINE, MEMORY, CANCELLED, DATA while running
   */
  public Answer ask(Question question, Policy policy) {
    SnapshotFile snapshot = snapshots.get(question.snapshot());
    Planned planned = plan(question.sql(), snapshot, policy);
    Plan plan = planned.plan();
    return new Answer(
        snapshot.id(),
        plan.columns(),
        engine.execute(
            plan.sql(),
            Parameters.convert(question.parameters(), planned.parameters(), plan.parameters()),
            question.limits()));
  }

  /** The text that DuckDB gets for a question, for people who want to see it. */
  public String explain(Question question, Policy policy) {
    return plan(question.sql(), snapshots.get(question.snapshot()), policy).plan().sql();
  }

  private Planned plan(String sql, SnapshotFile snapshot, Policy policy) {
    PlanKey key = new PlanKey(sql, snapshot.id(), policy.name());
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
    if (!statement.described().isEmpty()) {
      validate.requireTable(statement.described());
    }
    Meaning meaning = validate.validate(statement.query(), snapshot);
    Meaning secured = secure.secure(meaning, policy);
    if (!statement.explained()) {
      return new Planned(render.render(optimise.optimise(secured)), statement.parameters());
    }
    Meaning optimised = optimise.optimise(meaning);
    String explanation =
        Explanation.question(
            snapshot.id(), meaning, optimised, render.render(optimised).sql(), policy);
    Meaning lines = validate.validate(parse.parse(explanation).query(), snapshot);
    return new Planned(render.render(lines), List.of());
  }

  private RelNode filteredScan(StoredTable table, String predicate) {
    String sql = "SELECT * FROM " + table.table().qualifiedName() + " WHERE " + predicate;
    return validate.validate(parse.parse(sql).query(), table.snapshot()).root().project();
  }
}
