package landstock.sql.security;

import java.util.Map;

/**
 * What one role may see.
 *
 * @param name names the policy in plan cache keys and audit; equal names mean equal policies
 * @param rowFilters qualified table name to a SQL predicate over its columns; absent means all rows
 * @param columnRules {@code schema.table.column} to its rule; absent means visible
 */
public record Policy(
    String name, Map<String, String> rowFilters, Map<String, ColumnRule> columnRules) {

  /** How far a column may be used. */
  public enum ColumnRule {
    VISIBLE,
    /** Only inside aggregate functions. */
    AGGREGATE_ONLY,
    /** As if it did not exist. */
    HIDDEN
  }

  /** Everything is visible: all there is until identities come. */
  public static final Policy OPEN = new Policy("open", Map.of(), Map.of());

  public Policy {
    rowFilters = Map.copyOf(rowFilters);
    columnRules = Map.copyOf(columnRules);
  }
}
