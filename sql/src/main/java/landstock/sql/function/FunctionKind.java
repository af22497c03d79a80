package landstock.sql.function;

/** Where a function may stand. */
public enum FunctionKind {
  /** One value from the values of one row. */
  SCALAR,
  /** One value from the rows of a group; also over a window. */
  AGGREGATE,
  /** One value for each row from the rows of its window; needs {@code OVER}. */
  WINDOW
}
