package landstock.sql.security;

import landstock.sql.algebra.StoredTable;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rex.RexNode;

/** Knows tables as they are stored, whatever a policy lets be seen of them. */
public interface Guards {

  /**
   * A stored table in full, and a condition over its row.
   *
   * @param table every column that it has
   * @param condition over that row; a literal TRUE where there is none
   */
  record Guard(RelOptTable table, RexNode condition) {}

  /**
   * @param seen a table as a statement sees it
   * @param policy whose row filter it is
   */
  Guard guard(StoredTable seen, Policy policy);
}
