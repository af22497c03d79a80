package landstock.sql.tile;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A list of ints that grows. For one thread. */
public final class Ints implements IntConsumer {
  private int[] values = new int[64];
  private int size;

  @Override
  public void accept(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, grown(size));
    }
    values[size++] = value;
  }

  /** Half as much again, as far as an array can be. */
  private static int grown(int size) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 64L);
  }

  public int get(int i) {
    return values[i];
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  /** Forgets what comes from {@code length} on. */
  void cut(int length) {
    size = length;
  }

  void set(int i, int value) {
    values[i] = value;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
