package landstock.sql.conformance;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Whether an answer is what JTS expects, as strictly as JTS's own runner is. */
final class JtsMatch {

  /** A buffer may differ from the expected one by so much of its area… */
  private static final double BUFFER_AREA_FRACTION = 1e-3;

  /** …and its boundary by so much of the distance, and never by less than the rounding. */
  private static final double BUFFER_DISTANCE_FRACTION = 1e-2;

  private static final double BUFFER_MIN_DISTANCE = 1e-8;
  private static final double DENSIFY_FRACTION = 0.25;

  private JtsMatch() {}

  static boolean matches(JtsRun run, JtsRun.Assertion assertion, @Nullable Object answer) {
    String expected = assertion.expected();
    if (expected.isEmpty()) {
      return answer != null;
    }
    if (answer instanceof Boolean truth) {
      return truth == Boolean.parseBoolean(expected);
    }
    if (answer instanceof Double number) {
      return Math.abs(number - Double.parseDouble(expected)) <= run.tolerance();
    }
    if (answer instanceof String wkt) {
      Geometry actual = JtsQuestion.geometry(wkt);
      Geometry wanted = JtsQuestion.geometry(expected);
      boolean buffer = run.bufferMatcher() && assertion.operation().equals("buffer");
      return buffer
          ? sameBuffer(actual, wanted, Double.parseDouble(assertion.arguments().get(1)))
          : actual.norm().equalsExact(wanted.norm(), run.tolerance());
    }
    return false;
  }

  private static boolean sameBuffer(Geometry actual, Geometry expected, double distance) {
    if (actual.isEmpty() || expected.isEmpty()) {
      return actual.isEmpty() && expected.isEmpty();
    }
    double difference =
        OverlayNGRobust.overlay(actual, expected, OverlayNG.SYMDIFFERENCE).getArea();
    if (difference > BUFFER_AREA_FRACTION * expected.getArea()) {
      return false;
    }
    DiscreteHausdorffDistance hausdorff =
        new DiscreteHausdorffDistance(actual.getBoundary(), expected.getBoundary());
    hausdorff.setDensifyFraction(DENSIFY_FRACTION);
    return hausdorff.orientedDistance()
        <= Math.max(BUFFER_MIN_DISTANCE, Math.abs(distance) * BUFFER_DISTANCE_FRACTION);
  }
}
