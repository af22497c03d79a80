package landstock.sql.security;

/**
 * What is known of a value that comes from an aggregate-only column and is not aggregated yet.
 *
 * @param column {@code schema.table.column}, for messages
 * @param degree 1 for a linear form, 2 for a product of two
 * @param linear a stored value, or a sum of such, without constants
 * @param scalings how often it was multiplied or divided by something else
 */
record Restriction(String column, int degree, boolean linear, int scalings) {

  static Restriction of(String column) {
    return new Restriction(column, 1, true, 0);
  }

  /** One of two values of which either may come out. */
  Restriction or(Restriction other) {
    return new Restriction(
        column, Math.max(degree, other.degree), false, Math.max(scalings, other.scalings));
  }

  Restriction scaled() {
    return new Restriction(column, degree, false, scalings + 1);
  }

  Restriction times(Restriction other) {
    return new Restriction(
        column, degree + other.degree, false, Math.max(scalings, other.scalings));
  }
}
