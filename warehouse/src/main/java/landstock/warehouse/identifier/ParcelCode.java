package landstock.warehouse.identifier;

import java.util.regex.Pattern;

/**
 * Parcel code (宗地代码) of the cadastre: county (6), cadastral area (3), sub-area (3), feature code
 * (2), sequence number (5). It has no check digit; a sequence number is never used twice.
 *
 * @param value 19 characters, e.g. {@code 130104015008GB00013}
 */
public record ParcelCode(String value) {
  private static final Pattern FORM =
      Pattern.compile("[1-9][0-9]{11}[GJZ][ABCDEFGHSWXY](?!00000)[0-9]{5}");
  private static final int LARGEST_SEQUENCE = 99_999;

  /** Layer of space a right reaches; parcels of different layers may overlap in plan. */
  public enum Layer {
    SURFACE,
    ABOVE,
    BELOW
  }

  public ParcelCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a parcel code is 12 digits, ownership GJZ, right A-H S W X Y, 5 digits, was '"
              + value
              + "'");
    }
  }

  public static boolean wellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @param subArea county, cadastral area and sub-area, 12 digits
   * @param feature e.g. {@code GB}
   * @param sequence 1 to 99,999
   */
  public static ParcelCode of(String subArea, String feature, int sequence) {
    if (sequence < 1 || sequence > LARGEST_SEQUENCE) {
      throw new IllegalArgumentException(
          "a parcel's sequence number is in [1, 99999], was " + sequence);
    }
    return new ParcelCode(subArea + feature + String.valueOf(100_000 + sequence).substring(1));
  }

  /** County, cadastral area and sub-area: the 12 digits within which numbers count. */
  public String subArea() {
    return value.substring(0, 12);
  }

  /** Ownership and kind of right, e.g. {@code GB}: state land, right to build on the surface. */
  public String feature() {
    return value.substring(12, 14);
  }

  public int sequence() {
    return Integer.parseInt(value.substring(14));
  }

  public Layer layer() {
    return switch (value.charAt(13)) {
      case 'S' -> Layer.ABOVE;
      case 'X' -> Layer.BELOW;
      default -> Layer.SURFACE;
    };
  }
}
