package landstock.warehouse.synthesis.handin;

/**
 * An attribute of a layer or column of a table.
 *
 * @param name header
 * @param kind what its values are: String, Long or Integer, Double or BigDecimal, LocalDate
 * @param width of texts in bytes, of numbers in characters
 * @param decimals after the point
 */
public record LayerField(String name, Kind kind, int width, int decimals) {

  /** What the values are. */
  public enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    DATE
  }

  private static final int WIDEST_TEXT = 254;
  private static final int WHOLE_WIDTH = 11;
  private static final int NUMBER_WIDTH = 20;
  private static final int DATE_WIDTH = 8;

  /**
   * @param width at most 254 bytes in the character set of the file
   */
  public static LayerField text(String name, int width) {
    if (width < 1 || width > WIDEST_TEXT) {
      throw new IllegalArgumentException("width in [1, 254] bytes, was " + width);
    }
    return new LayerField(name, Kind.TEXT, width, 0);
  }

  public static LayerField whole(String name) {
    return new LayerField(name, Kind.WHOLE, WHOLE_WIDTH, 0);
  }

  public static LayerField number(String name, int decimals) {
    return new LayerField(name, Kind.NUMBER, NUMBER_WIDTH, decimals);
  }

  public static LayerField date(String name) {
    return new LayerField(name, Kind.DATE, DATE_WIDTH, 0);
  }
}
