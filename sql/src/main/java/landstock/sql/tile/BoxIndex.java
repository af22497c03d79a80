package landstock.sql.tile;

import java.util.function.IntConsumer;

/**
 * A packed R-tree over boxes: 16 to a node, in the order of a Hilbert curve through their middles,
 * level by level in flat arrays. Immutable.
 */
final class BoxIndex {
  private static final int NODE = 16;

  /** Of every level, the lowest first: min x, min y, max x, max y. */
  private final int[][] levels;

  /** Box of the lowest level to what was given in. */
  private final int[] order;

  /**
   * @param boxes min x, min y, max x, max y of each; what is empty has min above max and is never
   *     found
   */
  BoxIndex(int[] boxes) {
    int n = boxes.length / 4;
    order = HilbertOrder.of(boxes);
    int[] lowest = new int[boxes.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(boxes, 4 * order[i], lowest, 4 * i, 4);
    }
    int depth = 1;
    for (int size = n; size > NODE; size = (size + NODE - 1) / NODE) {
      depth++;
    }
    levels = new int[depth][];
    levels[0] = lowest;
    for (int level = 1; level < depth; level++) {
      levels[level] = above(levels[level - 1]);
    }
  }

  private static int[] above(int[] below) {
    int n = below.length / 4;
    int[] level = new int[(n + NODE - 1) / NODE * 4];
    for (int i = 0; i < n; i++) {
      int node = 4 * (i / NODE);
      boolean first = i % NODE == 0;
      for (int k = 0; k < 4; k++) {
        int value = below[4 * i + k];
        level[node + k] =
            first
                ? value
                : k < 2 ? Math.min(level[node + k], value) : Math.max(level[node + k], value);
      }
    }
    return level;
  }

  /** Names every box that touches the one given, which is (min x, min y, max x, max y). */
  void search(long[] box, IntConsumer found) {
    int top = levels.length - 1;
    search(top, 0, levels[top].length / 4, box, found);
  }

  private void search(int level, int from, int to, long[] box, IntConsumer found) {
    int[] boxes = levels[level];
    for (int i = from; i < to; i++) {
      if (boxes[4 * i] <= box[2]
          && boxes[4 * i + 1] <= box[3]
          && boxes[4 * i + 2] >= box[0]
          && boxes[4 * i + 3] >= box[1]) {
        if (level == 0) {
          found.accept(order[i]);
        } else {
          int last = levels[level - 1].length / 4;
          search(level - 1, i * NODE, Math.min(last, (i + 1) * NODE), box, found);
        }
      }
    }
  }
}
