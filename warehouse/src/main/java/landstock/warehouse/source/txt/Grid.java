package landstock.warehouse.source.txt;

import java.util.Optional;

/**
 * A Gauss-Krüger grid of CGCS2000.
 *
 * @param meridian central meridian, degrees east
 * @param zone before the easting; 0 where there is none
 */
record Grid(int meridian, int zone) {
  private static final int FIRST_ZONE_3 = 25;
  private static final int LAST_ZONE_3 = 45;
  private static final int FIRST_ZONE_6 = 13;
  private static final int LAST_ZONE_6 = 23;

  /** EPSG 4491-4501 and 4513-4533 have the zone before the easting, 4502-4512, 4534-4554 not. */
  static Optional<Grid> of(int srid) {
    if (srid >= 4491 && srid <= 4501) {
      int zone = srid - 4491 + FIRST_ZONE_6;
      return Optional.of(new Grid(zone * 6 - 3, zone));
    }
    if (srid >= 4502 && srid <= 4512) {
      return Optional.of(new Grid((srid - 4502) * 6 + 75, 0));
    }
    if (srid >= 4513 && srid <= 4533) {
      int zone = srid - 4513 + FIRST_ZONE_3;
      return Optional.of(new Grid(zone * 3, zone));
    }
    if (srid >= 4534 && srid <= 4554) {
      return Optional.of(new Grid((srid - 4534) * 3 + 75, 0));
    }
    return Optional.empty();
  }

  /** The grid of a zone, its number before the easting or not; empty where there is none such. */
  static Optional<Integer> srid(int degrees, int zone, boolean prefixed) {
    if (degrees == 3 && zone >= FIRST_ZONE_3 && zone <= LAST_ZONE_3) {
      return Optional.of((prefixed ? 4513 : 4534) + zone - FIRST_ZONE_3);
    }
    if (degrees == 6 && zone >= FIRST_ZONE_6 && zone <= LAST_ZONE_6) {
      return Optional.of((prefixed ? 4491 : 4502) + zone - FIRST_ZONE_6);
    }
    return Optional.empty();
  }

  /** Whether a number before an easting is that of a zone with this meridian. */
  boolean hasZone(int number) {
    return number * 3 == meridian || number * 6 - 3 == meridian;
  }
}
