package landstock.sql.spatial;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * A short stretch of a boundary, so that what is as long as a river meets only what is near each
 * stretch. As text it is base64 of its coordinates. Immutable once made.
 */
public final class BoundaryPiece {
  /** Most edges of one piece. */
  static final int EDGES = 24;

  /** Edges that run this near each other run along each other, in units of the CRS. */
  private static final double ALONG = 0.01;

  private final double[] x;
  private final double[] y;

  private BoundaryPiece(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /** All rings and lines of a geometry in pieces, in their order; none where it is of points. */
  public static List<BoundaryPiece> of(Geometry geometry) {
    List<BoundaryPiece> pieces = new ArrayList<>();
    for (Object line : LinearComponentExtracter.getLines(geometry)) {
      CoordinateSequence points = ((LineString) line).getCoordinateSequence();
      for (int first = 0; first < points.size() - 1; first += EDGES) {
        int count = Math.min(EDGES, points.size() - 1 - first) + 1;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
          x[i] = points.getX(first + i);
          y[i] = points.getY(first + i);
        }
        pieces.add(new BoundaryPiece(x, y));
      }
    }
    return pieces;
  }

  /** Number of pieces that {@link #of} gives, without making them. */
  public static int count(Geometry geometry) {
    int pieces = 0;
    for (Object line : LinearComponentExtracter.getLines(geometry)) {
      pieces += Math.max(0, ((LineString) line).getNumPoints() - 2 + EDGES) / EDGES;
    }
    return pieces;
  }

  /**
   * @throws IllegalArgumentException if the text is not one that {@link #text} gave
   */
  public static BoundaryPiece parse(String text) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
    int count = bytes.remaining() / (2 * Double.BYTES);
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = bytes.getDouble();
      y[i] = bytes.getDouble();
    }
    return new BoundaryPiece(x, y);
  }

  public String text() {
    ByteBuffer bytes =
        ByteBuffer.allocate(x.length * 2 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < x.length; i++) {
      bytes.putDouble(x[i]).putDouble(y[i]);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * @param side 0 least x, 1 least y, 2 greatest x, 3 greatest y
   */
  public double bound(int side) {
    double[] values = side % 2 == 0 ? x : y;
    double bound = values[0];
    for (double value : values) {
      bound = side < 2 ? Math.min(bound, value) : Math.max(bound, value);
    }
    return bound;
  }

  /** Least distance between both; 0 where they touch or cross. */
  public double distance(BoundaryPiece other) {
    double least = Double.POSITIVE_INFINITY;
    Coordinate[] theirs = other.points();
    Coordinate[] ours = points();
    for (int i = 0; i + 1 < ours.length && least > 0; i++) {
      for (int j = 0; j + 1 < theirs.length && least > 0; j++) {
        if (gap(i, other, j) < least) {
          least =
              Math.min(
                  least, Distance.segmentToSegment(ours[i], ours[i + 1], theirs[j], theirs[j + 1]));
        }
      }
    }
    return least;
  }

  /** A bound below the distance of two edges: that of their boxes along one axis. */
  private double gap(int i, BoundaryPiece other, int j) {
    return Math.max(gap(x, i, other.x, j), gap(y, i, other.y, j));
  }

  private static double gap(double[] a, int i, double[] b, int j) {
    return Math.max(
        Math.min(a[i], a[i + 1]) - Math.max(b[j], b[j + 1]),
        Math.min(b[j], b[j + 1]) - Math.max(a[i], a[i + 1]));
  }

  /** Length of what runs along the other, where edges lie within a hundredth of each other. */
  public double shared(BoundaryPiece other) {
    double length = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double ex = x[i + 1] - x[i];
      double ey = y[i + 1] - y[i];
      double edge = Math.sqrt(ex * ex + ey * ey);
      for (int j = 0; j + 1 < other.x.length && edge > 0; j++) {
        if (gap(i, other, j) <= ALONG) {
          length += along(i, ex, ey, edge, other, j);
        }
      }
    }
    return length;
  }

  private double along(int i, double ex, double ey, double edge, BoundaryPiece other, int j) {
    double ax = other.x[j] - x[i];
    double ay = other.y[j] - y[i];
    double bx = other.x[j + 1] - x[i];
    double by = other.y[j + 1] - y[i];
    if (Math.abs(ax * ey - ay * ex) > ALONG * edge || Math.abs(bx * ey - by * ex) > ALONG * edge) {
      return 0;
    }
    double from = (ax * ex + ay * ey) / edge;
    double to = (bx * ex + by * ey) / edge;
    return Math.max(0, Math.min(edge, Math.max(from, to)) - Math.max(0, Math.min(from, to)));
  }

  private Coordinate[] points() {
    Coordinate[] points = new Coordinate[x.length];
    for (int i = 0; i < x.length; i++) {
      points[i] = new Coordinate(x[i], y[i]);
    }
    return points;
  }
}
