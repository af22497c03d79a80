package landstock.warehouse.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes without forgiveness: the first byte that is not of the character set is an {@link
 * BadByte} that says where it stands. A byte order mark at the start is skipped.
 */
public final class StrictReader extends Reader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A byte that is not of the declared character set. */
  public static final class BadByte extends IOException {
    private final long offset;
    private final long line;
    private final boolean cutOff;

    BadByte(long offset, long line, boolean cutOff) {
      super("undecodable byte at offset " + offset);
      this.offset = offset;
      this.line = line;
      this.cutOff = cutOff;
    }

    /** From the start of the file; the first byte is 0. */
    public long offset() {
      return offset;
    }

    /** The first line is 1. */
    public long line() {
      return line;
    }

    /** Whether it begins a character that the end of the file cuts off. */
    public boolean cutOff() {
      return cutOff;
    }
  }

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
  private long bytesDone;
  private long line = 1;
  private boolean ended;
  private boolean started;

  public StrictReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Bytes decoded so far. */
  public long bytesDone() {
    return bytesDone;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, from, count);
    return count;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read > 0) {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
    chars.clear();
    int before = bytes.position();
    CoderResult result = decoder.decode(bytes, chars, read < 0);
    bytesDone += bytes.position() - before;
    if (!result.isError() && read < 0) {
      decoder.flush(chars);
      ended = true;
    }
    chars.flip();
    for (int i = 0; i < chars.limit(); i++) {
      if (chars.get(i) == '\n') {
        line++;
      }
    }
    if (result.isError()) {
      // What only the end of the file makes wrong could have gone on as a character until then.
      throw new BadByte(bytesDone, line, read < 0);
    }
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
