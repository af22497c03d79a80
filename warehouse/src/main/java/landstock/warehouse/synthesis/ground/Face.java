package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A simple polygon, anticlockwise, that remembers for every edge which cut it comes from. Edge
 * {@code i} runs from vertex {@code i} to the next. Immutable.
 */
final class Face {
  /** A cut closer than this to a vertex goes through it, metres: no edge shorter is made. */
  private static final double SNAP_M = 0.8;

  private static final double ON_LINE_M = 1e-7;
  private static final int SEARCH_STEPS = 40;

  private final double[] x;
  private final double[] y;
  private final Rank[] rank;

  Face(double[] x, double[] y, Rank[] rank) {
    this.x = x;
    this.y = y;
    this.rank = rank;
  }

  /** Two parts of a face that share the cut. */
  record Halves(Face below, Face above) {}

  int size() {
    return x.length;
  }

  double x(int vertex) {
    return x[vertex];
  }

  double y(int vertex) {
    return y[vertex];
  }

  Rank rank(int edge) {
    return rank[edge];
  }

  double areaM2() {
    return areaBelow(0, 0, 0);
  }

  double meanX() {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }

  double meanY() {
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    return sum / y.length;
  }

  /** Length of its shadow in the direction of {@code angle}, metres. */
  double extentM(double angle) {
    double ux = StrictMath.cos(angle);
    double uy = StrictMath.sin(angle);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double at = ux * (x[i] - x[0]) + uy * (y[i] - y[0]);
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    return high - low;
  }

  /**
   * Cuts across the direction of {@code angle} so that about {@code fraction} of the area lies
   * below; empty where the cut would make more than two parts.
   */
  Optional<Halves> cut(double angle, double fraction, Rank made) {
    double ux = StrictMath.cos(angle);
    double uy = StrictMath.sin(angle);
    double offset = snapped(ux, uy, offset(ux, uy, fraction));
    return cutAt(ux, uy, offset, made);
  }

  private double offset(double ux, double uy, double fraction) {
    double low = 0;
    double high = 0;
    for (int i = 0; i < x.length; i++) {
      double at = along(ux, uy, i);
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    double wanted = fraction * areaM2();
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double middle = (low + high) / 2;
      if (areaBelow(ux, uy, middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double snapped(double ux, double uy, double offset) {
    double best = offset;
    double distance = SNAP_M;
    for (int i = 0; i < x.length; i++) {
      double at = along(ux, uy, i);
      if (Math.abs(at - offset) < distance) {
        distance = Math.abs(at - offset);
        best = at;
      }
    }
    return best;
  }

  private Optional<Halves> cutAt(double ux, double uy, double offset, Rank made) {
    Builder below = new Builder();
    Builder above = new Builder();
    int crossings = 0;
    for (int i = 0; i < x.length; i++) {
      int j = (i + 1) % x.length;
      double a = side(ux, uy, offset, i);
      double b = side(ux, uy, offset, j);
      if (a <= 0) {
        below.add(x[i], y[i], a == 0 && b > 0 ? made : rank[i]);
      }
      if (a >= 0) {
        above.add(x[i], y[i], a == 0 && b < 0 ? made : rank[i]);
      }
      if (a * b < 0) {
        double t = a / (a - b);
        double px = x[i] + t * (x[j] - x[i]);
        double py = y[i] + t * (y[j] - y[i]);
        below.add(px, py, a < 0 ? made : rank[i]);
        above.add(px, py, a < 0 ? rank[i] : made);
      }
      crossings += a == 0 || a * b < 0 ? 1 : 0;
    }
    return crossings == 2 && below.size() > 2 && above.size() > 2
        ? Optional.of(new Halves(below.face(), above.face()))
        : Optional.empty();
  }

  private double along(double ux, double uy, int i) {
    return ux * (x[i] - x[0]) + uy * (y[i] - y[0]);
  }

  private double side(double ux, double uy, double offset, int i) {
    double distance = along(ux, uy, i) - offset;
    return Math.abs(distance) < ON_LINE_M ? 0 : distance;
  }

  /** Area of the part whose projection is at most {@code offset}; all of it for (0, 0, 0). */
  private double areaBelow(double ux, double uy, double offset) {
    double twice = 0;
    double firstX = 0;
    double firstY = 0;
    double lastX = 0;
    double lastY = 0;
    boolean begun = false;
    for (int i = 0; i < x.length; i++) {
      int j = (i + 1) % x.length;
      double a = along(ux, uy, i) - offset;
      double b = along(ux, uy, j) - offset;
      for (int k = 0; k < 2; k++) {
        double t = k == 0 ? 0 : a / (a - b);
        if (k == 0 ? a > 0 : a * b >= 0) {
          continue;
        }
        double px = x[i] - x[0] + t * (x[j] - x[i]);
        double py = y[i] - y[0] + t * (y[j] - y[i]);
        if (begun) {
          twice += lastX * py - px * lastY;
        } else {
          firstX = px;
          firstY = py;
          begun = true;
        }
        lastX = px;
        lastY = py;
      }
    }
    return (twice + lastX * firstY - firstX * lastY) / 2;
  }

  /**
   * The face without a margin along every edge, mitred; empty where nothing is left.
   *
   * @param marginM by the edge's rank, metres
   */
  Optional<Face> inset(ToDoubleFunction<Rank> marginM) {
    return Inset.of(this, marginM);
  }

  /** Collects a ring. */
  static final class Builder {
    private final List<double[]> points = new ArrayList<>();
    private final List<Rank> ranks = new ArrayList<>();

    void add(double px, double py, Rank made) {
      points.add(new double[] {px, py});
      ranks.add(made);
    }

    int size() {
      return points.size();
    }

    Face face() {
      double[] xs = points.stream().mapToDouble(p -> p[0]).toArray();
      double[] ys = points.stream().mapToDouble(p -> p[1]).toArray();
      return new Face(xs, ys, ranks.toArray(new Rank[0]));
    }
  }
}
