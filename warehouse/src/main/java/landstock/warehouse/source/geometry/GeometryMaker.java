package landstock.warehouse.source.geometry;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/**
 * Makes the parts of one geometry after the other, counting its points; heights are dropped. What a
 * file merely declares is checked before memory is given to it. Used by one thread.
 */
public final class GeometryMaker {
  public static final int MOST_POINTS = 1_000_000;
  private static final int FEWEST_RING_POINTS = 4;

  private final GeometryFactory factory = new GeometryFactory();
  private long points;
  private boolean ringsClosed;

  public GeometryFactory factory() {
    return factory;
  }

  /** Begins the geometry of a record. */
  public void begin() {
    points = 0;
    ringsClosed = false;
  }

  /** Whether this geometry had a ring that did not end where it began, and was closed. */
  public boolean ringsClosed() {
    return ringsClosed;
  }

  /**
   * Takes note that so many points more are coming.
   *
   * @param count as the file declares it
   */
  public void expect(long count) throws GeometryFault {
    if (count < 0 || count > MOST_POINTS - points) {
      throw GeometryFault.unreadable(
          "it declares "
              + (count < 0 ? Long.toUnsignedString(count & 0xFFFF_FFFFL) : points + count)
              + " points; at most "
              + MOST_POINTS
              + " are read");
    }
    points += count;
  }

  public static Coordinate position(double x, double y) throws GeometryFault {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw GeometryFault.unreadable("a coordinate is not finite");
    }
    return new Coordinate(x, y);
  }

  public LineString line(Coordinate[] line) throws GeometryFault {
    if (line.length < 2) {
      throw new GeometryFault("too_few_points", "a line of " + line.length + " point(s)");
    }
    return factory.createLineString(line);
  }

  /** Closes the ring where it is open. */
  public LinearRing ring(Coordinate[] open) throws GeometryFault {
    Coordinate[] ring = open;
    if (ring.length > 2 && !ring[0].equals2D(ring[ring.length - 1])) {
      ringsClosed = true;
      ring = Arrays.copyOf(open, open.length + 1);
      ring[open.length] = open[0].copy();
    }
    if (ring.length < FEWEST_RING_POINTS) {
      throw new GeometryFault("too_few_points", "a ring of " + ring.length + " point(s)");
    }
    return factory.createLinearRing(ring);
  }
}
