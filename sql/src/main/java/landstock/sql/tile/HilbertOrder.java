package landstock.sql.tile;

import java.util.Arrays;

/** Orders boxes along a Hilbert curve of 2^16 by 2^16 squares over the area they take. */
final class HilbertOrder {
  private static final int BITS = 16;

  private HilbertOrder() {}

  /** Numbers of the boxes in the order of the curve; equal ones stay as they were. */
  static int[] of(int[] boxes) {
    int n = boxes.length / 4;
    long[] extent = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
    for (int i = 0; i < n; i++) {
      boolean empty = boxes[4 * i] > boxes[4 * i + 2];
      for (int axis = 0; axis < 2 && !empty; axis++) {
        long middle = middle(boxes, i, axis);
        extent[axis] = Math.min(extent[axis], middle);
        extent[2 + axis] = Math.max(extent[2 + axis], middle);
      }
    }
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      int x = square(middle(boxes, i, 0), extent[0], extent[2]);
      int y = square(middle(boxes, i, 1), extent[1], extent[3]);
      keys[i] = ((long) distance(x, y) << 32) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  private static long middle(int[] boxes, int i, int axis) {
    return ((long) boxes[4 * i + axis] + boxes[4 * i + 2 + axis]) >> 1;
  }

  private static int square(long value, long from, long to) {
    if (to <= from) {
      return 0;
    }
    long inside = Math.max(from, Math.min(to, value));
    return (int) ((inside - from) * ((1L << BITS) - 1) / (to - from));
  }

  /** Length of the curve up to a square, 0 to 2^31 - 1: the curve's last bit is let go. */
  private static int distance(int atX, int atY) {
    int x = atX;
    int y = atY;
    long length = 0;
    for (int side = 1 << (BITS - 1); side > 0; side >>= 1) {
      int right = (x & side) > 0 ? 1 : 0;
      int up = (y & side) > 0 ? 1 : 0;
      length += (long) side * side * ((3 * right) ^ up);
      if (up == 0) {
        if (right == 1) {
          x = (1 << BITS) - 1 - x;
          y = (1 << BITS) - 1 - y;
        }
        int swap = x;
        x = y;
        y = swap;
      }
    }
    return (int) (length >> 1);
  }
}
