package landstock.sql.spatial;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
    double least = Double.POSITIVE_INFINITY; // squared, as all below
    for (int i = 0; i + 1 < x.length; i++) {
      for (int j = 0; j + 1 < other.x.length; j++) {
        double gap = gap(i, other, j);
        if (gap <= 0 || gap * gap < least) {
          least = Math.min(least, squared(i, other, j));
        }
        if (least == 0) {
          return 0;
        }
      }
    }
    return Math.sqrt(least);
  }

  /** Squared distance of two edges. */
  private double squared(int i, BoundaryPiece other, int j) {
    if (cross(i, other, j)) {
      return 0;
    }
    return Math.min(
        Math.min(squared(x[i], y[i], other, j), squared(x[i + 1], y[i + 1], other, j)),
        Math.min(
            squared(other.x[j], other.y[j], this, i),
            squared(other.x[j + 1], other.y[j + 1], this, i)));
  }

  /** Whether two edges that are not parallel have a point in common. */
  private boolean cross(int i, BoundaryPiece other, int j) {
    double ax = x[i + 1] - x[i];
    double ay = y[i + 1] - y[i];
    double bx = other.x[j + 1] - other.x[j];
    double by = other.y[j + 1] - other.y[j];
    double denominator = ax * by - ay * bx;
    if (denominator == 0) {
      return false;
    }
    double dx = x[i] - other.x[j];
    double dy = y[i] - other.y[j];
    double r = (dy * bx - dx * by) / denominator;
    double s = (dy * ax - dx * ay) / denominator;
    return r >= 0 && r <= 1 && s >= 0 && s <= 1;
  }

  /** Squared distance of a point from an edge. */
  private static double squared(double px, double py, BoundaryPiece of, int j) {
    double ex = of.x[j + 1] - of.x[j];
    double ey = of.y[j + 1] - of.y[j];
    double dx = px - of.x[j];
    double dy = py - of.y[j];
    double length = ex * ex + ey * ey;
    double along = length == 0 ? 0 : (dx * ex + dy * ey) / length;
    if (along > 0 && along < 1) {
      double across = dx * ey - dy * ex;
      return across * across / length;
    }
    double fromX = along <= 0 ? dx : px - of.x[j + 1];
    double fromY = along <= 0 ? dy : py - of.y[j + 1];
    return fromX * fromX + fromY * fromY;
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
}
