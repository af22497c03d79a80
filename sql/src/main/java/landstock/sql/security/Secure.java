package landstock.sql.security;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Rewrite;
import landstock.sql.algebra.StoredTable;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Guards.Guard;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Third stage: what the policy says, on the algebra, where no spelling escapes. Hidden columns were
 * not there when names were looked up; here each scan is replaced by one of the stored table, its
 * row filter and a list of the columns that were seen. Aggregate-only values are followed to their
 * aggregates. {@link Scans} looks at the result once more.
 */
public final class Secure {
  private final Guards guards;

  public Secure(Guards guards) {
    this.guards = guards;
  }

  /**
   * @throws LandstockException FORBIDDEN with the place of the column that is used wrongly
   */
  public Meaning secure(Meaning meaning, Policy policy) {
    if (policy.open()) {
      return meaning;
    }
    RelNode root = meaning.root().project();
    try {
      new AggregateOnly(policy).check(root);
    } catch (Refusal refusal) {
      throw Places.find(meaning.text(), refusal.column())
          .map(p -> refusal.failure().at(p.line(), p.column()))
          .orElse(refusal.failure());
    }
    boolean masked = Fallible.beforeRowFilters(root);
    Meaning secured =
        meaning.with(
            meaning.root().withRel(meaning.root().rel.accept(new GuardScans(policy, masked))));
    List<String> findings = lint(secured, policy);
    if (!findings.isEmpty()) {
      throw new LandstockException(
          Code.INTERNAL, "the plan breaks the policy '" + policy.name() + "': " + findings);
    }
    return secured;
  }

  /** What is wrong with a plan, a line for each scan that lacks what the policy wants. */
  public List<String> lint(Meaning meaning, Policy policy) {
    return new Scans(policy, guards).check(meaning.root().rel);
  }

  /** Whether a statement reads a table of which the policy does not show everything. */
  public static boolean restricts(Meaning meaning, Policy policy) {
    if (policy.open()) {
      return false;
    }
    boolean[] found = {false};
    meaning
        .root()
        .rel
        .accept(
            new Rewrite() {
              @Override
              protected RelNode rewrite(RelNode node) {
                StoredTable table =
                    node instanceof TableScan scan
                        ? scan.getTable().unwrap(StoredTable.class)
                        : null;
                found[0] |= table != null && policy.restricts(table.table());
                return node;
              }
            });
    return found[0];
  }

  private final class GuardScans extends Rewrite {
    private final Policy policy;
    private final boolean masked;

    GuardScans(Policy policy, boolean masked) {
      this.policy = policy;
      this.masked = masked;
    }

    @Override
    protected RelNode rewrite(RelNode node) {
      if (!(node instanceof TableScan scan)) {
        return node;
      }
      StoredTable seen = scan.getTable().unwrap(StoredTable.class);
      return seen == null ? node : guarded(scan, seen);
    }

    private RelNode guarded(TableScan scan, StoredTable seen) {
      Guard guard = guards.guard(seen, policy);
      RelNode full = LogicalTableScan.create(scan.getCluster(), guard.table(), List.of());
      boolean filtered = !guard.condition().isAlwaysTrue();
      RelNode rows = filtered ? LogicalFilter.create(full, guard.condition()) : full;
      boolean mask = masked && filtered;
      RelDataType all = full.getRowType();
      if (!mask && all.getFieldCount() == scan.getRowType().getFieldCount()) {
        return rows;
      }
      List<RexNode> columns = new ArrayList<>();
      for (String name : scan.getRowType().getFieldNames()) {
        RexNode column = RexInputRef.of(all.getFieldNames().indexOf(name), all);
        columns.add(mask ? Fallible.mask(scan.getCluster(), guard.condition(), column) : column);
      }
      return LogicalProject.create(
          rows, List.of(), columns, scan.getRowType().getFieldNames(), java.util.Set.of());
    }
  }
}
