package landstock.warehouse.source.xlsx;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * A part of a workbook while it is inflated. Stops at what no spreadsheet program writes: far more
 * than the archive's bytes can honestly hold, or a tag or text without end.
 */
final class GuardedInput extends FilterInputStream {
  /** Rows that hold nothing but formats shrink to a hundredth; a bomb to a thousandth. */
  private static final long MOST_TIMES = 250;

  private static final long ALWAYS_ALLOWED = 16L << 20;
  private static final long LARGEST = 4L << 30;
  private static final long LONGEST_WITHOUT_TAG = 2L << 20;

  private final String part;
  private final long allowed;
  private final Listener listener;
  private long count;
  private long lastTag;

  /** Is told how many bytes have been inflated. */
  interface Listener {
    void inflated(long bytes);
  }

  GuardedInput(InputStream in, String part, long compressed, Listener listener) {
    super(in);
    this.part = part;
    this.allowed = Math.min(LARGEST, Math.max(ALWAYS_ALLOWED, compressed * MOST_TIMES));
    this.listener = listener;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = super.read(target, from, length);
    } catch (EOFException | ZipException e) {
      throw new Flaw("file_truncated", "inside " + part + ", " + e.getMessage());
    }
    if (read > 0) {
      inspect(target, from, read);
      listener.inflated(count);
    }
    return read;
  }

  private void inspect(byte[] target, int from, int read) throws Flaw {
    for (int i = from + read - 1; i >= from; i--) {
      if (target[i] == '>') {
        lastTag = count + (i - from);
        break;
      }
    }
    count += read;
    if (count > allowed) {
      throw new Flaw(
          "zip_bomb", part + " inflates to more than " + (allowed >> 20) + " MB; it was not read");
    }
    if (count - lastTag > LONGEST_WITHOUT_TAG) {
      throw new Flaw("zip_bomb", part + " has a tag or text of more than 2 MB");
    }
  }
}
