package landstock.sql.tile;

/**
 * The square of Web Mercator (EPSG:3857) in whole numbers: x to the east, y to the south, 2^32 of
 * them around the Earth, so that one is 9.3 mm at the equator. The middle of the map is (0, 0).
 */
public final class World {
  private static final double RADIUS_M = 6_378_137;
  private static final double UNITS_PER_M = 0x1p32 / (2 * Math.PI * RADIUS_M);

  private World() {}

  /**
   * @param eastingM of EPSG:3857
   */
  static double x(double eastingM) {
    return eastingM * UNITS_PER_M;
  }

  /**
   * @param northingM of EPSG:3857
   */
  static double y(double northingM) {
    return -northingM * UNITS_PER_M;
  }

  /** The nearest whole number that there is; what lies beyond the square lands on its edge. */
  static int whole(double units) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.rint(units)));
  }

  /** Degrees east of Greenwich. */
  public static double longitude(int x) {
    return x / 0x1p32 * 360;
  }

  /** Degrees north of the equator. */
  public static double latitude(int y) {
    return Math.toDegrees(Math.atan(Math.sinh(-y / 0x1p32 * 2 * Math.PI)));
  }
}
