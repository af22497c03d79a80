package landstock.api.tile;

/**
 * Finds rows by their code, and gives each its id: 53 bits of a hash of the code, so that a thing
 * has the same number in every tile and every snapshot; where two codes of one column meet, the
 * later one takes the next free number. Immutable.
 */
final class Codes {
  private static final int ID_BITS = 53;
  private static final int ABSENT = -1;

  private final Texts codes;
  private final long[] ids;

  /** Row plus one, by id; 0 is free. */
  private final int[] slots;

  Codes(Texts codes) {
    this.codes = codes;
    this.ids = new long[codes.size()];
    this.slots = new int[Integer.highestOneBit(Math.max(8, codes.size())) * 4];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = hash(codes.bytes(), codes.place(row), codes.length(row));
      int slot = slot(ids[row]);
      while (slots[slot] != 0) {
        if (ids[slots[slot] - 1] == ids[row]) {
          ids[row]++;
          slot = slot(ids[row]);
        } else {
          slot = next(slot);
        }
      }
      slots[slot] = row + 1;
    }
  }

  Texts texts() {
    return codes;
  }

  long id(int row) {
    return ids[row];
  }

  /** The row of a code, or -1. */
  int find(byte[] utf8) {
    long id = hash(utf8, 0, utf8.length);
    int slot = slot(id);
    while (slots[slot] != 0) {
      int row = slots[slot] - 1;
      if (ids[row] == id) {
        if (codes.is(row, utf8)) {
          return row;
        }
        id++;
        slot = slot(id);
      } else {
        slot = next(slot);
      }
    }
    return ABSENT;
  }

  private int slot(long id) {
    long mixed = id * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 33) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  /** FNV-1a of 64 bits, mixed and cut; never 0. */
  private static long hash(byte[] bytes, int from, int length) {
    long hash = 0xCBF2_9CE4_8422_2325L;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ (bytes[i] & 0xFF)) * 0x100_0000_01B3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9E37_79B9_7F4A_7C15L;
    return Math.max(1, hash >>> (64 - ID_BITS));
  }
}
