package landstock.sql.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import landstock.sql.engine.DirectDuck;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Limits;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.problem.LandstockException;
import landstock.sql.proof.ProofData.Shape;
import landstock.sql.query.Queries;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;

/** The same data behind our front end, and behind DuckDB alone. */
public final class TwoSides implements AutoCloseable {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 1_000_000);
  private static final DuckEngine.Settings SETTINGS = new DuckEngine.Settings(2, 1024, 512);

  private final DuckEngine engine;
  private final DirectDuck duck;
  private final Queries queries;

  /**
   * Both sides on the proof's own tables.
   *
   * @param folder where their file goes
   */
  public TwoSides(Path folder, List<Shape> shapes) {
    SnapshotFile file = ProofData.build(folder, shapes);
    this.engine = DuckEngine.open(List.of(file), List.of(), SETTINGS);
    this.duck = DirectDuck.open(file.database(), SETTINGS);
    this.queries = new Queries(ProofData.CATALOG, List.of(file), engine);
  }

  /** What came of comparing one statement; {@code text} says more. */
  public record Outcome(Kind kind, String text) {
    /** Kinds of outcome. */
    public enum Kind {
      AGREE,
      /** Neither side answers: nothing is shown. */
      BOTH_FAIL,
      DIFFER,
      /** DuckDB answers what we do not: {@code text} is our message. */
      REFUSED,
      /** We answer what DuckDB does not: {@code text} is its message. */
      ONLY_OURS
    }

    public boolean failure() {
      return kind != Kind.AGREE && kind != Kind.BOTH_FAIL;
    }
  }

  public Queries queries() {
    return queries;
  }

  /** Our answer. */
  public Rows ours(String sql) {
    Question question = new Question(sql, List.of(), Optional.empty(), LIMITS);
    return Rows.of(queries.ask(question, Policy.OPEN).rows());
  }

  /** DuckDB's own answer. */
  public Rows theirs(String sql) {
    return Rows.of(duck.execute(sql, List.of(), LIMITS));
  }

  /**
   * Asks both sides.
   *
   * @param ours the statement in our SQL
   * @param theirs the same in DuckDB's, where the dialects differ
   * @param ordered whether the order of rows is part of the answer
   */
  public Outcome compare(String ours, String theirs, boolean ordered) {
    Rows expected;
    try {
      expected = theirs(theirs);
    } catch (LandstockException e) {
      return alone(ours, e);
    }
    Rows actual;
    try {
      actual = ours(ours);
    } catch (LandstockException e) {
      return new Outcome(Outcome.Kind.REFUSED, e.code() + ": " + e.text());
    }
    return Comparison.difference(actual, expected, ordered)
        .map(text -> new Outcome(Outcome.Kind.DIFFER, text))
        .orElse(new Outcome(Outcome.Kind.AGREE, ""));
  }

  private Outcome alone(String ours, LandstockException theirs) {
    try {
      ours(ours);
      return new Outcome(Outcome.Kind.ONLY_OURS, theirs.text());
    } catch (LandstockException e) {
      return new Outcome(Outcome.Kind.BOTH_FAIL, e.text() + " / " + theirs.text());
    }
  }

  @Override
  public void close() {
    engine.close();
    duck.close();
  }
}
