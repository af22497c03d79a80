package landstock.warehouse.source.shapefile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads pieces of a file, mostly one after the other, through a buffer. Used by one thread. */
final class FileWindow implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private long bufferAt;

  FileWindow(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  /**
   * A piece, big-endian, valid until the next call.
   *
   * @throws EOFException where the file ends before the piece does; nothing is allocated then
   */
  ByteBuffer read(long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new EOFException("no " + length + " bytes at " + offset + ", the file has " + size);
    }
    if (length > BUFFER_BYTES) {
      return fill(ByteBuffer.allocate(length), offset);
    }
    if (offset < bufferAt || offset + length > bufferAt + buffer.limit()) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, size - offset));
      fill(buffer, offset);
      bufferAt = offset;
    }
    return buffer.slice((int) (offset - bufferAt), length);
  }

  private ByteBuffer fill(ByteBuffer target, long offset) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target, offset + target.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return target.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
