package landstock.sql.query;

import java.util.List;
import landstock.sql.catalog.Catalog;
import landstock.sql.engine.Engine;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.security.Policy;

/** Leads a question through the stages: the one way to an answer. Thread-safe. */
public final class Queries {
  private final Engine engine;

  /**
   * @param catalog the tables of every snapshot
   * @param snapshots published snapshots, oldest survey first; the last one is the current one
   * @param engine holds these snapshots open
   */
  public Queries(Catalog catalog, List<SnapshotFile> snapshots, Engine engine) {
    this.engine = engine;
  }

  /**
   * Plans (or finds the plan), starts the statement and waits for its first rows.
   *
   * @throws landstock.sql.problem.LandstockException of a user's kind with line and column where
   *     the text is wrong; DEADLINE, MEMORY, CANCELLED, DATA while running
   */
  public Answer ask(Question question, Policy policy) {
    throw new UnsupportedOperationException(engine + question.sql() + policy.name());
  }
}
