package landstock.sql.security;

import java.util.Locale;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** What a statement is told that uses an aggregate-only column for something else. */
final class Refusal extends RuntimeException {
  private static final String INSIDE = "SUM, AVG, COUNT, STDDEV, VARIANCE, COVAR, CORR or REGR";

  /** Where a column was used. */
  enum Use {
    OUTPUT("be shown", "show a total: SUM(%s)"),
    CONDITION("choose rows or values", "leave %s out of WHERE, ON, FILTER, CASE and comparisons"),
    GROUPING("be grouped by or made distinct", "group by another column and show SUM(%s)"),
    ORDER("order rows", "order by a total: ORDER BY SUM(%s)"),
    LIMIT(
        "pass LIMIT, OFFSET or a sample before it is summed",
        "take the total of all rows: SUM(%s)"),
    WINDOW(
        "be used by a window", "aggregate first: SELECT …, SUM(%s) … GROUP BY …, then the window"),
    SET(
        "pass UNION, INTERSECT or EXCEPT",
        "aggregate each part first: SELECT SUM(%s) … UNION ALL …"),
    SUBQUERY(
        "leave or enter a sub-query by itself", "aggregate inside it: (SELECT SUM(%s) FROM …)"),
    FUNCTION("be an argument of %s", "ask for one of " + INSIDE),
    ARITHMETIC("be changed by %s before it is aggregated", "do it to the total: SUM(%s) …"),
    OVERFLOW(
        "be changed by %s, which may overflow", "do it to the total, or CAST(%s AS DOUBLE) first");

    private final String deed;
    private final String hint;

    Use(String deed, String hint) {
      this.deed = deed;
      this.hint = hint;
    }
  }

  private final String column;
  private final transient LandstockException failure;

  Refusal(Restriction restriction, Use use) {
    this(restriction, use, "");
  }

  Refusal(Restriction restriction, Use use, String what) {
    super(restriction.column());
    this.column = restriction.column();
    String name = column.substring(column.lastIndexOf('.') + 1);
    this.failure =
        new LandstockException(
                Code.FORBIDDEN,
                String.format(
                    Locale.ROOT, "%s may only be aggregated; it cannot " + use.deed, column, what))
            .withHint(String.format(Locale.ROOT, use.hint, name));
  }

  /** {@code schema.table.column}. */
  String column() {
    return column;
  }

  LandstockException failure() {
    return failure;
  }
}
