package landstock.sql.tile;

import java.util.Arrays;

/**
 * Cuts a ring to a box, side by side (Sutherland and Hodgman). A ring that leaves and returns comes
 * out in one piece, held together along the box. For one thread.
 */
final class RingClip {
  private double[] in = new double[256];
  private double[] out = new double[256];
  private int size;

  void clear() {
    size = 0;
  }

  void corner(double x, double y) {
    in = room(in, size);
    in[size++] = x;
    in[size++] = y;
  }

  /** Corners that are left. */
  int corners() {
    return size / 2;
  }

  double x(int corner) {
    return in[2 * corner];
  }

  double y(int corner) {
    return in[2 * corner + 1];
  }

  /**
   * @param box west, north, east, south
   */
  void clip(long[] box) {
    for (int side = 0; side < 4 && size > 0; side++) {
      side(side & 1, side < 2 ? 1 : -1, (double) box[side]);
    }
  }

  /** Keeps where {@code sign * ordinate >= sign * limit}. */
  private void side(int axis, int sign, double limit) {
    int kept = 0;
    for (int i = 0; i < size; i += 2) {
      int before = i == 0 ? size - 2 : i - 2;
      double here = sign * (in[i + axis] - limit);
      double there = sign * (in[before + axis] - limit);
      if (here < 0 != there < 0) {
        double part = there / (there - here);
        out = room(out, kept);
        out[kept + axis] = limit;
        int other = 1 - axis;
        out[kept + other] = in[before + other] + part * (in[i + other] - in[before + other]);
        kept += 2;
      }
      if (here >= 0) {
        out = room(out, kept);
        out[kept] = in[i];
        out[kept + 1] = in[i + 1];
        kept += 2;
      }
    }
    double[] swap = in;
    in = out;
    out = swap;
    size = kept;
  }

  private static double[] room(double[] values, int size) {
    return size + 2 <= values.length ? values : Arrays.copyOf(values, 2 * values.length);
  }
}
