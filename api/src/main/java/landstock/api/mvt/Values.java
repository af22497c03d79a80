package landstock.api.mvt;

import java.util.Arrays;

/** The values of a layer, each once. They are told apart by their bytes. For one thread. */
final class Values {
  private static final int TEXT = 1;
  private static final int FLOAT = 2;
  private static final int DOUBLE = 3;
  private static final int WHOLE = 6;

  private final Protobuf all = new Protobuf(4_096);
  private final Protobuf one = new Protobuf(256);

  /** Where each value begins in {@link #all}, and where the last one ends. */
  private int[] starts = new int[1_024];

  /** Number of a value plus one, by its hash; 0 is free. */
  private int[] slots = new int[2_048];

  private int count;

  int text(byte[] utf8, int offset, int length) {
    one.clear();
    one.message(TEXT, utf8, offset, length);
    return number();
  }

  int whole(long value) {
    one.clear();
    one.number(WHOLE, (value << 1) ^ (value >> 63));
    return number();
  }

  /** As a float where that is the same number. */
  int real(double value) {
    one.clear();
    float narrow = (float) value;
    if (narrow == value) {
      one.fixed32(FLOAT, Float.floatToIntBits(narrow));
    } else {
      one.fixed64(DOUBLE, Double.doubleToLongBits(value));
    }
    return number();
  }

  void writeTo(Protobuf layer, int field) {
    for (int i = 0; i < count; i++) {
      layer.message(field, all.array(), starts[i], starts[i + 1] - starts[i]);
    }
  }

  private int number() {
    int slot = hash() & (slots.length - 1);
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (Arrays.equals(
          all.array(), starts[known], starts[known + 1], one.array(), 0, one.size())) {
        return known;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = count + 1;
    append();
    return count - 1;
  }

  private void append() {
    if (count + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    all.raw(one);
    count++;
    starts[count] = all.size();
    if (2 * count > slots.length) {
      grow();
    }
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < count; i++) {
      int slot = hash(all.array(), starts[i], starts[i + 1]) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  private int hash() {
    return hash(one.array(), 0, one.size());
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 15);
  }
}
