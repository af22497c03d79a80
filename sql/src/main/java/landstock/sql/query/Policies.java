package landstock.sql.query;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.problem.LandstockException;
import landstock.sql.security.Policy;
import landstock.sql.security.PolicyFile;

/** Policies from their file, checked against the catalogue: no snapshot has to be there yet. */
public final class Policies {

  /** Stands in for any snapshot, for all have the same tables; never opened. */
  private static final SnapshotFile ANY =
      new SnapshotFile("any", "any", Path.of("any"), LocalDate.EPOCH, Instant.EPOCH, 0);

  private Policies() {}

  /**
   * @param file its name, for messages
   * @param yaml its text, as {@link PolicyFile} describes
   * @return role to its policy, in the order of the file
   * @throws LandstockException INVALID_ARGUMENT naming file, role, table, column, and the place in
   *     a condition
   */
  public static Map<String, Policy> read(String file, String yaml, Catalog catalog) {
    Views views = new Views(catalog, List.of(ANY));
    return PolicyFile.read(
        file, yaml, catalog, (table, condition) -> check(views, table, condition));
  }

  private static void check(Views views, Table table, String condition) {
    Policy alone = new Policy("check", Map.of(table.qualifiedName(), condition), Map.of());
    new PlannerThread(1).run(() -> views.guard(new StoredTable(table, ANY), alone));
  }
}
