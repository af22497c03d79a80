package landstock.warehouse.source.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Which rings are holes of which: clockwise rings are outer ones, the others holes in the smallest
 * outer ring around them. A hole in nothing is an outer ring that runs the wrong way.
 */
public final class RingsOfPolygons {

  /**
   * @param misdirected rings that run the wrong way
   */
  public record Assembled(Geometry geometry, int misdirected) {}

  private static final class Shell {
    private final LinearRing ring;
    private final Envelope envelope;
    private final double area;
    private final List<LinearRing> holes = new ArrayList<>();

    Shell(LinearRing ring, double area) {
      this.ring = ring;
      this.envelope = ring.getEnvelopeInternal();
      this.area = area;
    }
  }

  private final GeometryFactory factory;

  public RingsOfPolygons(GeometryFactory factory) {
    this.factory = factory;
  }

  /** A polygon, or a multipolygon of several. */
  public Assembled assemble(List<LinearRing> rings) {
    List<Shell> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (LinearRing ring : rings) {
      double area = Area.ofRingSigned(ring.getCoordinateSequence());
      if (area >= 0) {
        shells.add(new Shell(ring, area));
      } else {
        holes.add(ring);
      }
    }
    List<Shell> smallestFirst = new ArrayList<>(shells);
    smallestFirst.sort(Comparator.comparingDouble(s -> s.area));
    int misdirected = 0;
    for (LinearRing hole : holes) {
      Shell around = around(hole, smallestFirst);
      if (around == null) {
        misdirected++;
        shells.add(new Shell(hole, 0));
      } else {
        around.holes.add(hole);
      }
    }
    return new Assembled(geometry(shells), misdirected);
  }

  private static @Nullable Shell around(LinearRing hole, List<Shell> smallestFirst) {
    Envelope envelope = hole.getEnvelopeInternal();
    for (Shell shell : smallestFirst) {
      if (shell.envelope.contains(envelope) && inside(hole, shell.ring)) {
        return shell;
      }
    }
    return null;
  }

  /** Asked of the first vertex that is not on the ring itself. */
  private static boolean inside(LinearRing hole, LinearRing ring) {
    for (Coordinate vertex : hole.getCoordinates()) {
      int where = RayCrossingCounter.locatePointInRing(vertex, ring.getCoordinateSequence());
      if (where != Location.BOUNDARY) {
        return where == Location.INTERIOR;
      }
    }
    return true;
  }

  private Geometry geometry(List<Shell> shells) {
    Polygon[] polygons =
        shells.stream()
            .map(s -> factory.createPolygon(s.ring, s.holes.toArray(LinearRing[]::new)))
            .toArray(Polygon[]::new);
    return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
  }
}
