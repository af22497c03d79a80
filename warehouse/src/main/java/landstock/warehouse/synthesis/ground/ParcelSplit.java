package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A parcel cut in two. The ends of the cut lie on its boundary only to the nearest millimetre, so
 * that neighbours must take them into theirs: no gap, no overlap.
 *
 * @param ends the new corners, and the edges on which they lie
 */
record ParcelSplit(Polygon first, Polygon second, List<End> ends) {
  private static final double SMALLEST_M2 = 200;

  /** A new corner between two old ones. */
  record End(Coordinate from, Coordinate to, Coordinate corner) {}

  static Optional<ParcelSplit> of(Polygon parcel, double axis, double fraction) {
    Face face = Footprints.face(parcel);
    double across = axis + Math.PI / 2;
    double direction = face.extentM(axis) >= face.extentM(across) ? axis : across;
    return face.cut(direction, fraction, Rank.YARD).flatMap(halves -> of(face, halves));
  }

  private static Optional<ParcelSplit> of(Face face, Face.Halves halves) {
    Polygon first = Noding.alone(halves.below());
    Polygon second = Noding.alone(halves.above());
    boolean sound =
        first.isValid()
            && second.isValid()
            && first.getArea() > SMALLEST_M2
            && second.getArea() > SMALLEST_M2;
    if (!sound) {
      return Optional.empty();
    }
    Polygon old = Noding.alone(face);
    List<End> ends = new ArrayList<>();
    for (Coordinate corner : first.getExteriorRing().getCoordinates()) {
      boolean made = ends.stream().noneMatch(e -> e.corner().equals2D(corner));
      if (made && !has(old, corner)) {
        ends.add(end(old.getExteriorRing(), corner));
      }
    }
    return Optional.of(new ParcelSplit(first, second, List.copyOf(ends)));
  }

  private static boolean has(Polygon polygon, Coordinate corner) {
    for (Coordinate known : polygon.getExteriorRing().getCoordinates()) {
      if (known.equals2D(corner)) {
        return true;
      }
    }
    return false;
  }

  /** The edge that comes nearest to the corner. */
  private static End end(LinearRing ring, Coordinate corner) {
    End nearest = new End(ring.getCoordinateN(0), ring.getCoordinateN(1), corner);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < ring.getNumPoints(); i++) {
      Coordinate from = ring.getCoordinateN(i);
      Coordinate to = ring.getCoordinateN(i + 1);
      double distance = Distance.pointToSegment(corner, from, to);
      if (distance < least) {
        least = distance;
        nearest = new End(from, to, corner);
      }
    }
    return nearest;
  }

  /** Whether the cut meets no building. */
  boolean spares(List<Building> standing) {
    return standing.stream().allMatch(b -> first.contains(b.geom()) || second.contains(b.geom()));
  }

  /** Whether every neighbour can take the new corners. */
  boolean fits(List<Parcel> neighbours) {
    return neighbours.stream().allMatch(n -> renoded(n.geom()).isValid());
  }

  /** The geometry with the new corners on those of its edges that the cut ends at. */
  Geometry renoded(Geometry geom) {
    Polygon[] parts = new Polygon[geom.getNumGeometries()];
    boolean changed = false;
    for (int i = 0; i < parts.length; i++) {
      Polygon part = (Polygon) geom.getGeometryN(i);
      parts[i] = renoded(part);
      changed |= parts[i].getNumPoints() != part.getNumPoints();
    }
    if (!changed) {
      return geom;
    }
    return parts.length == 1 ? parts[0] : Noding.GEOMETRY.createMultiPolygon(parts);
  }

  private Polygon renoded(Polygon polygon) {
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = renoded(polygon.getInteriorRingN(i));
    }
    return Noding.GEOMETRY.createPolygon(renoded(polygon.getExteriorRing()), holes);
  }

  private LinearRing renoded(LinearRing ring) {
    CoordinateList corners = new CoordinateList();
    Coordinate[] old = ring.getCoordinates();
    for (int i = 0; i < old.length; i++) {
      corners.add(old[i], false);
      for (End end : ends) {
        boolean here =
            i + 1 < old.length
                && ((old[i].equals2D(end.from()) && old[i + 1].equals2D(end.to()))
                    || (old[i].equals2D(end.to()) && old[i + 1].equals2D(end.from())));
        if (here) {
          corners.add(end.corner(), false);
        }
      }
    }
    return Noding.GEOMETRY.createLinearRing(corners.toCoordinateArray());
  }
}
