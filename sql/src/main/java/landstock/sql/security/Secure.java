package landstock.sql.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Rewrite;
import landstock.sql.algebra.StoredTable;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Policy.ColumnRule;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Third stage: what the policy says, on the algebra, where no spelling escapes. A row filter stands
 * directly above each scan, below everything the statement does; a column that is not plainly
 * visible may not be used by any expression, wherever it got its name.
 */
public final class Secure {
  private final BiFunction<StoredTable, String, RelNode> filteredScan;

  /**
   * @param filteredScan the algebra of one stored table under a SQL predicate
   */
  public Secure(BiFunction<StoredTable, String, RelNode> filteredScan) {
    this.filteredScan = filteredScan;
  }

  public Meaning secure(Meaning meaning, Policy policy) {
    if (policy.rowFilters().isEmpty() && policy.columnRules().isEmpty()) {
      return meaning;
    }
    RelNode root = meaning.root().rel;
    if (!policy.columnRules().isEmpty()) {
      root.accept(new HiddenColumns(policy));
      refuseHiddenOutput(root, policy);
    }
    return meaning.with(meaning.root().withRel(root.accept(new RowFilters(policy))));
  }

  private final class RowFilters extends Rewrite {
    private final Policy policy;

    RowFilters(Policy policy) {
      this.policy = policy;
    }

    @Override
    protected RelNode rewrite(RelNode node) {
      if (!(node instanceof TableScan scan)) {
        return node;
      }
      StoredTable table = scan.getTable().unwrap(StoredTable.class);
      return Optional.ofNullable(table)
          .flatMap(
              t ->
                  Optional.ofNullable(policy.rowFilters().get(t.table().qualifiedName()))
                      .map(predicate -> filteredScan.apply(t, predicate)))
          .orElse(node);
    }
  }

  /** Refuses every expression over a column that is not visible. */
  private static final class HiddenColumns extends Rewrite {
    private final Policy policy;

    HiddenColumns(Policy policy) {
      this.policy = policy;
    }

    @Override
    protected RelNode rewrite(RelNode node) {
      RelMetadataQuery metadata = node.getCluster().getMetadataQuery();
      node.accept(
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef field) {
              int index = field.getIndex();
              for (RelNode input : node.getInputs()) {
                int width = input.getRowType().getFieldCount();
                if (index < width) {
                  refuse(metadata.getColumnOrigins(input, index), policy);
                  break;
                }
                index -= width;
              }
              return field;
            }
          });
      return node;
    }
  }

  private static void refuseHiddenOutput(RelNode root, Policy policy) {
    RelMetadataQuery metadata = root.getCluster().getMetadataQuery();
    for (int i = 0; i < root.getRowType().getFieldCount(); i++) {
      refuse(metadata.getColumnOrigins(root, i), policy);
    }
  }

  private static void refuse(
      @org.jspecify.annotations.Nullable Set<RelColumnOrigin> origins, Policy policy) {
    for (RelColumnOrigin origin : origins == null ? Set.<RelColumnOrigin>of() : origins) {
      RelOptTable table = origin.getOriginTable();
      StoredTable stored = table.unwrap(StoredTable.class);
      if (stored == null) {
        continue;
      }
      String column = stored.table().columns().get(origin.getOriginColumnOrdinal()).name();
      String name = stored.table().qualifiedName() + "." + column;
      ColumnRule rule = policy.columnRules().getOrDefault(name, ColumnRule.VISIBLE);
      if (rule != ColumnRule.VISIBLE) {
        throw new LandstockException(
                Code.FORBIDDEN, "column " + name + " is not visible to '" + policy.name() + "'")
            .withSuggestions(List.of());
      }
    }
  }
}
