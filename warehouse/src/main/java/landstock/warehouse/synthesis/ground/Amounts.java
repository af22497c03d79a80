package landstock.warehouse.synthesis.ground;

/** Rounding of what bureaus write with a fixed number of decimals. */
public final class Amounts {
  private Amounts() {}

  /** To 0.01. */
  public static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** To 0.1. */
  static double tenths(double value) {
    return Math.rint(value * 10) / 10;
  }

  static double within(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
