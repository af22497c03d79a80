package landstock.sql.tile;

/**
 * Rings of one shape on the grid of a tile, x to the east, y to the south, without the last corner,
 * which is the first. An outer ring has a positive area by the surveyor's formula and comes before
 * its holes, which have negative ones. Filled anew for each shape; for one thread.
 */
public final class Rings {
  private final Ints xy = new Ints();
  private final Ints ends = new Ints();
  private final Ints outer = new Ints();

  public int count() {
    return ends.size();
  }

  public boolean isOuter(int ring) {
    return outer.get(ring) == 1;
  }

  /** First corner of a ring. */
  public int from(int ring) {
    return ring == 0 ? 0 : ends.get(ring - 1);
  }

  /** Corner after its last one. */
  public int to(int ring) {
    return ends.get(ring);
  }

  public int x(int corner) {
    return xy.get(2 * corner);
  }

  public int y(int corner) {
    return xy.get(2 * corner + 1);
  }

  int corners() {
    return xy.size() / 2;
  }

  void clear() {
    xy.clear();
    ends.clear();
    outer.clear();
  }

  /** Adds a corner to the ring that is open. */
  void corner(int x, int y) {
    xy.accept(x);
    xy.accept(y);
  }

  /**
   * Ends the ring: takes out corners that say nothing, turns it the right way round.
   *
   * @return false if it encloses nothing and was taken out
   */
  boolean close(boolean isOuter) {
    int from = ends.size() == 0 ? 0 : ends.get(ends.size() - 1);
    tidy(from);
    long area = doubleArea(from);
    if (area == 0) {
      xy.cut(2 * from);
      return false;
    }
    if (area > 0 != isOuter) {
      reverse(from);
    }
    ends.accept(corners());
    outer.accept(isOuter ? 1 : 0);
    return true;
  }

  /** Takes out repeated corners, and those on the line between, or turning back along it. */
  private void tidy(int from) {
    int to = corners();
    boolean changed = true;
    while (changed && to - from > 2) {
      int kept = from;
      for (int i = from; i < to; i++) {
        int next = i + 1 < to ? i + 1 : from;
        int before = kept > from ? kept - 1 : to - 1;
        if (turn(before, i, next) != 0) {
          xy.set(2 * kept, x(i));
          xy.set(2 * kept + 1, y(i));
          kept++;
        }
      }
      changed = kept < to;
      to = kept;
    }
    xy.cut(2 * to);
  }

  private long turn(int a, int b, int c) {
    return (long) (x(b) - x(a)) * (y(c) - y(b)) - (long) (y(b) - y(a)) * (x(c) - x(b));
  }

  private long doubleArea(int from) {
    long sum = 0;
    int to = corners();
    for (int i = from, before = to - 1; i < to; before = i++) {
      sum += (long) x(before) * y(i) - (long) x(i) * y(before);
    }
    return sum;
  }

  private void reverse(int from) {
    for (int i = from, j = corners() - 1; i < j; i++, j--) {
      int x = x(i);
      int y = y(i);
      xy.set(2 * i, x(j));
      xy.set(2 * i + 1, y(j));
      xy.set(2 * j, x);
      xy.set(2 * j + 1, y);
    }
  }
}
