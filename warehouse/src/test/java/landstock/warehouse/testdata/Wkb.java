package landstock.warehouse.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** Well-known binary that no program should write, little-endian and in hexadecimal digits. */
public final class Wkb {
  private static final double NAN = Double.NaN;
  private static final double FAR = Double.POSITIVE_INFINITY;

  /** How a point without coordinates is written; both of them are NaN. */
  public static final String EMPTY = of(1, NAN, NAN);

  /** Points, a line, a polygon and a part of a collection with a coordinate that is no number. */
  public static final List<String> NOT_FINITE =
      List.of(
          of(1, NAN, 4_330_000),
          of(1, 517_000, NAN),
          of(1, FAR, 4_330_000),
          of(1, -FAR, -FAR),
          of(2, 2, 517_000, 4_330_000, NAN, NAN),
          of(3, 1, 4, 0, 0, 9, 0, 9, NAN, 0, 0),
          of(3, 1, 4, NAN, NAN, 9, 0, 9, 9, NAN, NAN),
          of(7, 1) + of(1, NAN, 0));

  private Wkb() {}

  /**
   * @param numbers counts, as many as the type has, then coordinates
   */
  private static String of(int type, double... numbers) {
    int counts = type == 1 ? 0 : type == 3 ? 2 : 1;
    ByteBuffer bytes = ByteBuffer.allocate(5 + 8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 1).putInt(type);
    for (int i = 0; i < numbers.length; i++) {
      if (i < counts) {
        bytes.putInt((int) numbers[i]);
      } else {
        bytes.putDouble(numbers[i]);
      }
    }
    return HexFormat.of().formatHex(bytes.array(), 0, bytes.position());
  }
}
