package landstock.warehouse.synthesis.handin;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** Numbers with a fixed count of decimals, never in scientific notation, in no one's locale. */
final class Fixed {
  private static final int PER_METRE = 1000;

  private Fixed() {}

  static String thousandths(double value) {
    return BigDecimal.valueOf(Math.round(value * PER_METRE), 3).toPlainString();
  }

  static BigDecimal hundredths(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2);
  }

  static @Nullable BigDecimal hundredths(Optional<Double> value) {
    return value.map(Fixed::hundredths).orElse(null);
  }

  /** Of an amount already in hundredths. */
  static BigDecimal money(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  /**
   * A copy on the grid of 1 mm that GeoJSON is written on.
   *
   * @param offsetM added to eastings, e.g. of the zone
   */
  static Geometry millimetres(Geometry geometry, double offsetM) {
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence at, int i) {
            at.setOrdinate(i, 0, rounded(at.getX(i) + offsetM));
            at.setOrdinate(i, 1, rounded(at.getY(i)));
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  private static double rounded(double metres) {
    return Math.round(metres * PER_METRE) / (double) PER_METRE;
  }
}
