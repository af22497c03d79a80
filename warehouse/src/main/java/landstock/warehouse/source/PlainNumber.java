package landstock.warehouse.source;

import java.math.BigDecimal;

/**
 * Numbers as their owner reads them, whatever the format stores: 120101001, not 1.20101001E8; 601,
 * not 601.00. A code that is stored as a number so stays the code.
 */
public final class PlainNumber {
  /** Digits before or after the point beyond which a number stays as it is written. */
  private static final int MOST_DIGITS = 100;

  /** To parse a text takes the square of its length. */
  private static final int LONGEST = 1000;

  private PlainNumber() {}

  public static String of(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      return number.toString();
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The shortest digits that mean this double; its usual text where it is not finite. */
  public static String of(double number) {
    return Double.isFinite(number) ? of(BigDecimal.valueOf(number)) : String.valueOf(number);
  }

  /** A text that is a number with a point or exponent in that form; any other as it is. */
  public static String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    if (text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
      return text;
    }
    try {
      return of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
