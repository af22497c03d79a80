package landstock.warehouse.synthesis.handin;

/** Numbers with a fixed count of decimals, never in scientific notation, in no one's locale. */
final class Fixed {
  private Fixed() {}

  static String thousandths(double value) {
    return text(Math.round(value * 1000), 1000);
  }

  static String hundredths(double value) {
    return text(Math.round(value * 100), 100);
  }

  /** Of an amount already in hundredths. */
  static String money(long hundredths) {
    return text(hundredths, 100);
  }

  private static String text(long units, int perOne) {
    long size = Math.abs(units);
    return (units < 0 ? "-" : "")
        + size / perOne
        + '.'
        + String.valueOf(perOne + size % perOne).substring(1);
  }
}
