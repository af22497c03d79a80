package landstock.sql.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;

/**
 * What one role may see. A value: two policies of one name but of different rules are different
 * keys of a cached plan.
 *
 * @param name names the policy in audit and messages
 * @param rowFilters qualified table name to a SQL condition over its columns; absent means all rows
 * @param columnRules {@code schema.table.column} to its rule; absent means visible
 */
public record Policy(
    String name, Map<String, String> rowFilters, Map<String, ColumnRule> columnRules) {

  /** How far a column may be used. */
  public enum ColumnRule {
    VISIBLE,
    /**
     * Only inside SUM, AVG, COUNT and their like, and there in sums and products alone. It does not
     * say how many rows stand behind a total: that is disclosure control's.
     */
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

  /** Whether it restricts nothing. */
  public boolean open() {
    return rowFilters.isEmpty()
        && columnRules.values().stream().allMatch(ColumnRule.VISIBLE::equals);
  }

  public ColumnRule rule(Table table, String column) {
    return columnRules.getOrDefault(table.qualifiedName() + "." + column, ColumnRule.VISIBLE);
  }

  /** Whether it shows less than everything of a table. */
  public boolean restricts(Table table) {
    return rowFilters.containsKey(table.qualifiedName())
        || columnRules.entrySet().stream()
            .anyMatch(
                e ->
                    e.getValue() != ColumnRule.VISIBLE
                        && e.getKey().startsWith(table.qualifiedName() + "."));
  }

  /** The condition that the rows of a table must meet; empty where all may be seen. */
  public Optional<String> rowFilter(Table table) {
    return Optional.ofNullable(rowFilters.get(table.qualifiedName()));
  }

  /**
   * The catalogue as this policy lets it be seen: without hidden columns, and without tables that
   * have no other. Names are looked up in it, so what is hidden is unknown in the same words as
   * what never existed.
   */
  public Catalog seen(Catalog catalog) {
    if (!columnRules.containsValue(ColumnRule.HIDDEN)) {
      return catalog;
    }
    List<Table> tables = new ArrayList<>();
    for (Table table : catalog.tables()) {
      List<Column> columns =
          table.columns().stream().filter(c -> rule(table, c.name()) != ColumnRule.HIDDEN).toList();
      if (!columns.isEmpty()) {
        tables.add(
            new Table(
                table.schema(),
                table.name(),
                table.label(),
                table.doc(),
                table.grain().stream()
                    .filter(key -> columns.stream().anyMatch(c -> c.name().equals(key)))
                    .toList(),
                columns));
      }
    }
    return new Catalog(catalog.version(), tables);
  }
}
