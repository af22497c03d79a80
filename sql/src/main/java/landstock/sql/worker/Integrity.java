package landstock.sql.worker;

import java.util.List;
import java.util.regex.Pattern;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;

/**
 * Whether a worker is still what it was. The front end lets nothing but queries pass; should it
 * fail, a DETACH, an ATTACH of memory or a macro would stay for the next statement, for these need
 * no file and no setting. What looks like a query, and alone, is taken for one.
 */
final class Integrity {
  private static final Pattern QUERY =
      Pattern.compile("^\\s*\\(?\\s*(SELECT|WITH|VALUES|FROM)\\b[^;]*$", Pattern.DOTALL);

  private static final Pattern CHANGE =
      Pattern.compile("\\b(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\\b", Pattern.CASE_INSENSITIVE);

  private static final String STATE =
      """
      SELECT concat_ws('|',
          (SELECT string_agg(database_name, ',' ORDER BY database_name) FROM duckdb_databases()),
          (SELECT count(*) FROM duckdb_tables()),
          (SELECT count(*) FROM duckdb_views() WHERE NOT internal),
          (SELECT count(*) FROM duckdb_functions() WHERE NOT internal),
          (SELECT count(*) FROM duckdb_types() WHERE NOT internal),
          (SELECT count(*) FROM duckdb_secrets()))
      """;

  private final DuckEngine engine;
  private final String before;

  private Integrity(DuckEngine engine, String before) {
    this.engine = engine;
    this.before = before;
  }

  /** As the engine is now. */
  static Integrity of(DuckEngine engine) {
    return new Integrity(engine, state(engine));
  }

  boolean holdsAfter(String sql) {
    boolean changes = CHANGE.matcher(sql).find();
    return !changes && (QUERY.matcher(sql).find() || state(engine).equals(before));
  }

  private static String state(DuckEngine engine) {
    try (Execution execution = engine.execute(STATE, List.of(), Limits.DEFAULT)) {
      return execution.next()
          ? String.valueOf(execution.batch().getVector(0).getObject(0))
          : "nothing";
    } catch (LandstockException e) {
      return e.text();
    }
  }
}
