package landstock.sql.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Rewrite;
import landstock.sql.algebra.StoredTable;
import landstock.sql.security.Policy;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.TableScan;

/**
 * What EXPLAIN tells of a question, as a question of its own: so that it has every format and every
 * door. It shows no row filter of a policy, only that there is one.
 */
final class Explanation {
  /** Within the caps of a statement. */
  private static final int MAX_LINES = 900;

  private static final int MAX_CHARACTERS = 40_000;

  private final List<String> lines = new ArrayList<>();

  private Explanation() {}

  /**
   * @param snapshot of unqualified tables
   * @param meaning before the policy
   * @param optimised the same after the optimiser, without the policy's row filters
   * @param sql what DuckDB would be told of that
   */
  static String question(
      String snapshot, Meaning meaning, Meaning optimised, String sql, Policy policy) {
    Explanation explanation = new Explanation();
    explanation.tell(snapshot, meaning, optimised, policy);
    explanation.lines.add("DuckDB is told:");
    sql.lines().forEach(line -> explanation.lines.add("  " + line));
    return explanation.asQuestion();
  }

  private void tell(String snapshot, Meaning meaning, Meaning optimised, Policy policy) {
    lines.add("snapshot " + snapshot);
    Looked before = new Looked();
    meaning.root().rel.accept(before);
    Looked after = new Looked();
    optimised.root().rel.accept(after);
    for (StoredTable table : before.tables) {
      String name = table.table().qualifiedName();
      lines.add("reads " + name + " of " + table.database());
      if (policy.rowFilter(table.table()).isPresent()) {
        lines.add("  of it the rows that the policy '" + policy.name() + "' lets through");
      }
    }
    int boxes = after.conditions - before.conditions;
    lines.add(
        boxes > 0
            ? "optimised: " + boxes + " comparisons of boxes stand before the exact spatial tests"
            : "optimised: no spatial test to put boxes before");
    if (!meaning.parameters().isEmpty()) {
      lines.add("parameters of types " + meaning.parameters());
    }
  }

  private String asQuestion() {
    StringBuilder sql = new StringBuilder("SELECT line AS \"explanation\" FROM (VALUES ");
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == MAX_LINES || sql.length() > MAX_CHARACTERS;
      String line = last ? "  …" : lines.get(i);
      sql.append(i == 0 ? "" : ", ").append('(').append(i).append(", '");
      sql.append(line.replace("'", "''")).append("')");
      if (last) {
        break;
      }
    }
    return sql.append(") AS explained (number, line) ORDER BY number").toString();
  }

  private static final class Looked extends Rewrite {
    private final Set<StoredTable> tables = new LinkedHashSet<>();
    private int conditions;

    @Override
    protected RelNode rewrite(RelNode node) {
      if (node instanceof TableScan scan) {
        StoredTable stored = scan.getTable().unwrap(StoredTable.class);
        if (stored != null) {
          tables.add(stored);
        }
      } else if (node instanceof Filter filter) {
        conditions += RelOptUtil.conjunctions(filter.getCondition()).size();
      } else if (node instanceof Join join) {
        conditions += RelOptUtil.conjunctions(join.getCondition()).size();
      }
      return node;
    }
  }
}
