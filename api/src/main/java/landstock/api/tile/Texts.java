package landstock.api.tile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A column of texts in one array, UTF-8; values that come often are there once. NULL has no place.
 * Grows while it is read, is only read afterwards.
 */
final class Texts {
  private static final int NONE = -1;
  private static final int SHARED = 4_096;

  private byte[] bytes = new byte[16 * 1024];
  private int used;
  private int[] places = new int[1_024];
  private int[] lengths = new int[1_024];
  private int size;
  private final Map<String, Integer> shared = new HashMap<>();
  private int found;

  int size() {
    return size;
  }

  void addNull() {
    add(NONE, 0);
  }

  void add(byte[] utf8) {
    if (shared.size() == SHARED && found < size / 2) {
      append(utf8); // most are there once, so looking is not worth it
      return;
    }
    String text = new String(utf8, StandardCharsets.UTF_8);
    Integer known = shared.get(text);
    if (known != null) {
      found++;
      add(known, utf8.length);
      return;
    }
    if (shared.size() < SHARED) {
      shared.put(text, used);
    }
    append(utf8);
  }

  private void append(byte[] utf8) {
    if (used + utf8.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + utf8.length, bytes.length / 2 * 3));
    }
    System.arraycopy(utf8, 0, bytes, used, utf8.length);
    add(used, utf8.length);
    used += utf8.length;
  }

  private void add(int place, int length) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size / 2 * 3);
      lengths = Arrays.copyOf(lengths, size / 2 * 3);
    }
    places[size] = place;
    lengths[size++] = length;
  }

  boolean isNull(int row) {
    return places[row] == NONE;
  }

  /** All the bytes; a row has {@link #length} of them from {@link #place} on. */
  byte[] bytes() {
    return bytes;
  }

  int place(int row) {
    return places[row];
  }

  int length(int row) {
    return lengths[row];
  }

  boolean is(int row, byte[] utf8) {
    return places[row] != NONE
        && Arrays.equals(bytes, places[row], places[row] + lengths[row], utf8, 0, utf8.length);
  }

  long bytesUsed() {
    return bytes.length + 8L * places.length;
  }
}
