package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Turns neighbouring faces into polygons on a grid of 1 mm whose shared edges are equal to the last
 * digit: where one face has a corner on another's edge, the other gets that corner too.
 */
final class Noding {
  static final GeometryFactory GEOMETRY =
      new GeometryFactory(new PrecisionModel(PrecisionModel.FLOATING));

  private static final double ON_EDGE_M = 1e-5;
  private static final double GRID = 1000;

  private final List<Coordinate> corners;

  /** Rounding of a coordinate to 1 mm. */
  static double rounded(double metres) {
    return Math.rint(metres * GRID) / GRID;
  }

  /**
   * @param faces all that share edges with those to be turned
   */
  Noding(List<Face> faces) {
    corners = new ArrayList<>();
    for (Face face : faces) {
      for (int i = 0; i < face.size(); i++) {
        corners.add(new Coordinate(face.x(i), face.y(i)));
      }
    }
    corners.sort(Comparator.naturalOrder());
  }

  Polygon polygon(Face face) {
    List<Coordinate> ring = new ArrayList<>();
    for (int i = 0; i < face.size(); i++) {
      int j = (i + 1) % face.size();
      Coordinate from = new Coordinate(face.x(i), face.y(i));
      Coordinate to = new Coordinate(face.x(j), face.y(j));
      add(ring, from);
      for (Coordinate corner : between(from, to)) {
        add(ring, corner);
      }
    }
    if (ring.get(ring.size() - 1).equals2D(ring.get(0))) {
      ring.remove(ring.size() - 1);
    }
    ring.add(ring.get(0).copy());
    return GEOMETRY.createPolygon(ring.toArray(new Coordinate[0]));
  }

  /** A face that shares no edge with any other. */
  static Polygon alone(Face face) {
    return new Noding(List.of()).polygon(face);
  }

  private static void add(List<Coordinate> ring, Coordinate corner) {
    Coordinate grid = new Coordinate(rounded(corner.x), rounded(corner.y));
    if (ring.isEmpty() || !ring.get(ring.size() - 1).equals2D(grid)) {
      ring.add(grid);
    }
  }

  /** Corners inside the edge, in its direction. */
  private List<Coordinate> between(Coordinate from, Coordinate to) {
    Envelope box = new Envelope(from, to);
    box.expandBy(ON_EDGE_M);
    double dx = to.x - from.x;
    double dy = to.y - from.y;
    double length = Math.sqrt(dx * dx + dy * dy);
    List<Coordinate> inside = new ArrayList<>();
    for (Coordinate corner : corners) {
      if (!box.contains(corner)) {
        continue;
      }
      double along = ((corner.x - from.x) * dx + (corner.y - from.y) * dy) / length;
      double across = Math.abs((corner.x - from.x) * dy - (corner.y - from.y) * dx) / length;
      if (across < ON_EDGE_M && along > ON_EDGE_M && along < length - ON_EDGE_M) {
        inside.add(corner);
      }
    }
    inside.sort(Comparator.comparingDouble(c -> (c.x - from.x) * dx + (c.y - from.y) * dy));
    return inside;
  }
}
