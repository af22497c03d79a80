package landstock.warehouse.identifier;

import java.util.regex.Pattern;

/**
 * Real estate unit code (不动产单元代码): parcel code (19), kind of fixture (1: F building, L wood, Q
 * other, W none), number of the unit (8; zeros and only zeros where there is no fixture).
 *
 * @param value 28 characters, e.g. {@code 130104015008GB00013F00031020}
 */
public record UnitCode(String value) {
  private static final Pattern FIXTURE = Pattern.compile("[FLQ](?!00000000)[0-9]{8}|W00000000");

  public UnitCode {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "a unit code is a parcel code (19), F L Q or W, and 8 digits, was '" + value + "'");
    }
  }

  public static boolean wellFormed(String text) {
    return text.length() == 28
        && ParcelCode.wellFormed(text.substring(0, 19))
        && FIXTURE.matcher(text.substring(19)).matches();
  }

  /** The unit of a parcel that nothing stands on. */
  public static UnitCode bareLand(ParcelCode parcel) {
    return new UnitCode(parcel.value() + "W00000000");
  }

  /** The one unit that holds all buildings of a parcel. */
  public static UnitCode wholeParcel(ParcelCode parcel) {
    return new UnitCode(parcel.value() + "F99990001");
  }

  public ParcelCode parcel() {
    return new ParcelCode(value.substring(0, 19));
  }
}
