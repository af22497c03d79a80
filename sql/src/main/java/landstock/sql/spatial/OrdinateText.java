package landstock.sql.spatial;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ordinates as decimal text without exponent, the way text formats of geometry want them. */
final class OrdinateText {

  /** Whole numbers below this are exact in a double and print fast. */
  private static final double WHOLE_LIMIT = 1e15;

  private OrdinateText() {}

  /** Every digit: reading the text gives the same double (but for the sign of zero). */
  static void append(StringBuilder out, double value) {
    if (whole(value)) {
      out.append((long) value);
      return;
    }
    String digits = Double.toString(value);
    out.append(digits.indexOf('E') < 0 ? digits : plain(new BigDecimal(digits)));
  }

  /**
   * @param decimals digits after the point at most; halves are rounded away from zero
   */
  static void append(StringBuilder out, double value, int decimals) {
    if (whole(value)) {
      out.append((long) value);
      return;
    }
    String digits = Double.toString(value);
    int given = digits.length() - digits.indexOf('.') - 1;
    out.append(
        digits.indexOf('E') < 0 && given <= decimals
            ? digits
            : plain(new BigDecimal(digits).setScale(decimals, RoundingMode.HALF_UP)));
  }

  private static boolean whole(double value) {
    return Math.abs(value) < WHOLE_LIMIT && value == Math.rint(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
