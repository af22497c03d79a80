package landstock.api.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first bytes of an answer back, so that its status can still change. Once they are too
 * many it opens the real stream and passes everything on.
 */
final class HeldOutput extends OutputStream {

  /** Commits the response. */
  interface Opening {
    OutputStream open() throws IOException;
  }

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final int maxHeldBytes;
  private final Opening opening;
  private @Nullable OutputStream real;

  HeldOutput(int maxHeldBytes, Opening opening) {
    this.maxHeldBytes = maxHeldBytes;
    this.opening = opening;
  }

  boolean committed() {
    return real != null;
  }

  /** What is held, as long as nothing is committed. */
  byte[] held() {
    return held.toByteArray();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (real == null && held.size() + length <= maxHeldBytes) {
      held.write(bytes, offset, length);
      return;
    }
    if (real == null) {
      real = opening.open();
      held.writeTo(real);
      held.reset();
    }
    real.write(bytes, offset, length);
  }

  /** Passes on what later streams hold; what is held here stays. */
  @Override
  public void flush() throws IOException {
    if (real != null) {
      real.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (real != null) {
      real.close();
    }
  }
}
