package landstock.sql.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A worker's end of the pipe to the server, buffered. Used by whoever holds its monitor. */
final class PipeOutput extends OutputStream implements WritableByteChannel {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel pipe;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final DataOutputStream data = new DataOutputStream(this);

  PipeOutput(FileChannel pipe) {
    this.pipe = pipe;
  }

  /** The same bytes, for plain values. */
  DataOutputStream data() {
    return data;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int length = source.remaining();
    if (length > buffer.remaining()) {
      flush();
      if (length > buffer.remaining()) {
        while (source.hasRemaining()) {
          pipe.write(source);
        }
        return length;
      }
    }
    buffer.put(source);
    return length;
  }

  @Override
  public void write(int b) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    write(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      pipe.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public boolean isOpen() {
    return pipe.isOpen();
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
