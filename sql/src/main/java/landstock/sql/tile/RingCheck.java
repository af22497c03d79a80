package landstock.sql.tile;

/**
 * Whether rings on a grid are those of a valid polygon. Exact, for it is all in whole numbers; says
 * no where it would have to think longer.
 */
final class RingCheck {
  /** Above this many corners each pair of sides takes too long. */
  static final int MOST_CORNERS = 64;

  private RingCheck() {}

  /** Whether no two sides meet, other than neighbours at their corner. */
  static boolean areApart(Rings rings) {
    for (int ring = 0; ring < rings.count(); ring++) {
      for (int a = rings.from(ring); a < rings.to(ring); a++) {
        if (meets(rings, ring, a)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether side {@code a} meets one that comes after it. */
  private static boolean meets(Rings rings, int ring, int a) {
    int from = rings.from(ring);
    int to = rings.to(ring);
    for (int b = a + 2; b < to; b++) {
      boolean neighbours = a == from && b == to - 1;
      if (!neighbours && meet(rings, a, next(from, to, a), b, next(from, to, b))) {
        return true;
      }
    }
    for (int other = ring + 1; other < rings.count(); other++) {
      int first = rings.from(other);
      int last = rings.to(other);
      for (int b = first; b < last; b++) {
        if (meet(rings, a, next(from, to, a), b, next(first, last, b))) {
          return true;
        }
      }
    }
    return false;
  }

  private static int next(int from, int to, int corner) {
    return corner + 1 < to ? corner + 1 : from;
  }

  private static boolean meet(Rings r, int a, int b, int c, int d) {
    if (Math.max(r.x(a), r.x(b)) < Math.min(r.x(c), r.x(d))
        || Math.max(r.x(c), r.x(d)) < Math.min(r.x(a), r.x(b))
        || Math.max(r.y(a), r.y(b)) < Math.min(r.y(c), r.y(d))
        || Math.max(r.y(c), r.y(d)) < Math.min(r.y(a), r.y(b))) {
      return false;
    }
    return side(r, a, b, c) * side(r, a, b, d) <= 0 && side(r, c, d, a) * side(r, c, d, b) <= 0;
  }

  private static int side(Rings r, int a, int b, int c) {
    return Long.signum(
        (long) (r.x(b) - r.x(a)) * (r.y(c) - r.y(a))
            - (long) (r.y(b) - r.y(a)) * (r.x(c) - r.x(a)));
  }
}
