package landstock.sql.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Column;
import landstock.sql.security.Guards.Guard;
import landstock.sql.security.Policy.ColumnRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Looks at a finished plan: directly above each scan of a table with a row filter stands a filter
 * with every part of it, and nothing above reads a hidden column.
 */
final class Scans {
  private final Policy policy;
  private final Guards guards;
  private final List<String> findings = new ArrayList<>();
  private int scans;

  Scans(Policy policy, Guards guards) {
    this.policy = policy;
    this.guards = guards;
  }

  /** What is wrong, a line each; empty for a good plan. */
  List<String> check(RelNode root) {
    visit(root, List.of());
    return List.copyOf(findings);
  }

  /** How many scans of stored tables it saw. */
  int scans() {
    return scans;
  }

  /**
   * @param above the nodes between this one and the nearest that has several inputs or groups, the
   *     nearest last
   */
  private void visit(RelNode node, List<RelNode> above) {
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            visit(subQuery.rel, List.of());
            return super.visitSubQuery(subQuery);
          }
        });
    if (node instanceof TableScan scan) {
      scanned(scan, above);
    }
    List<RelNode> path = new ArrayList<>();
    if (node instanceof Filter || node instanceof Project) {
      path.addAll(above);
      path.add(node);
    }
    node.getInputs().forEach(input -> visit(input, path));
  }

  private void scanned(TableScan scan, List<RelNode> above) {
    StoredTable stored = scan.getTable().unwrap(StoredTable.class);
    if (stored == null) {
      return;
    }
    scans++;
    Guard guard = guards.guard(stored, policy);
    String name = stored.table().qualifiedName();
    if (guard.table().getRowType().getFieldCount() != scan.getRowType().getFieldCount()) {
      findings.add(name + " is read as the policy sees it, which the engine does not know");
    }
    int last = above.size() - 1;
    Set<String> held = new HashSet<>();
    while (last >= 0 && above.get(last) instanceof Filter filter) {
      RelOptUtil.conjunctions(filter.getCondition()).forEach(c -> held.add(c.toString()));
      last--;
    }
    for (RexNode wanted : RelOptUtil.conjunctions(guard.condition())) {
      if (!held.contains(wanted.toString())) {
        findings.add(name + " is read without " + wanted);
      }
    }
    columns(stored, last < 0 ? null : above.get(last));
  }

  private void columns(StoredTable stored, @org.jspecify.annotations.Nullable RelNode reader) {
    for (int i = 0; i < stored.table().columns().size(); i++) {
      Column column = stored.table().columns().get(i);
      if (policy.rule(stored.table(), column.name()) == ColumnRule.HIDDEN
          && (!(reader instanceof Project project) || passes(project, i))) {
        findings.add(stored.table().qualifiedName() + "." + column.name() + " is read");
      }
    }
  }

  /** A mask reads the columns of the row filter; only a bare column passes its value on. */
  private static boolean passes(Project project, int index) {
    return project.getProjects().stream()
        .anyMatch(e -> e instanceof RexInputRef field && field.getIndex() == index);
  }
}
