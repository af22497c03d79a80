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
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which rings are holes of which: clockwise rings are outer ones, the others holes in the smallest
 * outer ring around them. Where a hole lies in nothing, somebody wrote the rings the other way
 * round, as RFC 7946 has them; then no direction counts, and what lies in an outer ring is a hole,
 * what lies in a hole an outer ring.
 */
public final class RingsOfPolygons {

  /**
   * @param misdirected rings that run the wrong way
   */
  public record Assembled(Geometry geometry, int misdirected) {}

  private static final class Ring {
    private final LinearRing line;
    private final Envelope envelope;
    private final double signedArea;
    private final List<LinearRing> holes = new ArrayList<>();
    private boolean outer;

    Ring(LinearRing line) {
      this.line = line;
      this.envelope = line.getEnvelopeInternal();
      this.signedArea = Area.ofRingSigned(line.getCoordinateSequence());
      this.outer = clockwise();
    }

    boolean clockwise() {
      return signedArea >= 0;
    }

    double area() {
      return Math.abs(signedArea);
    }

    /** Asked of the first vertex of the other that is not on this ring. */
    boolean contains(Ring other) {
      if (!envelope.contains(other.envelope)) {
        return false;
      }
      for (Coordinate vertex : other.line.getCoordinates()) {
        int where = RayCrossingCounter.locatePointInRing(vertex, line.getCoordinateSequence());
        if (where != Location.BOUNDARY) {
          return where == Location.INTERIOR;
        }
      }
      return true;
    }
  }

  private final GeometryFactory factory;

  public RingsOfPolygons(GeometryFactory factory) {
    this.factory = factory;
  }

  /** A polygon, or a multipolygon of several. */
  public Assembled assemble(List<LinearRing> lines) {
    List<Ring> rings = lines.stream().map(Ring::new).toList();
    if (!byDirection(rings)) {
      byContainment(rings);
    }
    int misdirected = (int) rings.stream().filter(r -> r.outer != r.clockwise()).count();
    return new Assembled(geometry(rings), misdirected);
  }

  /** The same where no direction counts. */
  public Geometry nested(List<LinearRing> lines) {
    List<Ring> rings = lines.stream().map(Ring::new).toList();
    byContainment(rings);
    return geometry(rings);
  }

  /** Whether every hole found its outer ring. */
  private static boolean byDirection(List<Ring> rings) {
    STRtree outer = tree(rings.stream().filter(Ring::clockwise).toList());
    for (Ring hole : rings) {
      if (!hole.clockwise()) {
        Ring around = around(hole, outer, 0);
        if (around == null) {
          return false;
        }
        around.holes.add(hole.line);
      }
    }
    return true;
  }

  /** Rings of one area are the same one or not in one another. */
  private static void byContainment(List<Ring> rings) {
    STRtree tree = tree(rings);
    List<Ring> largestFirst = new ArrayList<>(rings);
    largestFirst.sort(Comparator.comparingDouble(Ring::area).reversed());
    for (Ring ring : largestFirst) {
      ring.holes.clear();
      Ring around = around(ring, tree, ring.area());
      ring.outer = around == null || !around.outer;
      if (around != null && around.outer) {
        around.holes.add(ring.line);
      }
    }
  }

  private static STRtree tree(List<Ring> rings) {
    STRtree tree = new STRtree();
    rings.forEach(ring -> tree.insert(ring.envelope, ring));
    return tree;
  }

  /** The smallest that lies around the ring, of those that have more than an area. */
  private static @Nullable Ring around(Ring ring, STRtree rings, double area) {
    List<Ring> near = new ArrayList<>();
    rings.query(ring.envelope, found -> near.add((Ring) found));
    near.sort(Comparator.comparingDouble(Ring::area));
    for (Ring other : near) {
      if (other.area() > area && other.contains(ring)) {
        return other;
      }
    }
    return null;
  }

  private Geometry geometry(List<Ring> rings) {
    Polygon[] polygons =
        rings.stream()
            .filter(r -> r.outer)
            .map(r -> factory.createPolygon(r.line, r.holes.toArray(LinearRing[]::new)))
            .toArray(Polygon[]::new);
    return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
  }
}
