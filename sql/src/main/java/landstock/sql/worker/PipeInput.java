package landstock.sql.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/** The server's end of the pipe from a worker. Used by one thread at a time. */
final class PipeInput implements ReadableByteChannel {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final DataInputStream in;
  private final byte[] scratch = new byte[BUFFER_BYTES];

  PipeInput(InputStream pipe) {
    this.in = new DataInputStream(new BufferedInputStream(pipe, BUFFER_BYTES));
  }

  /**
   * @throws EOFException if the worker is gone
   */
  Frame frame() throws IOException {
    return Frame.of(in.readUnsignedByte());
  }

  /** What follows a frame of plain values. */
  DataInputStream data() {
    return in;
  }

  /** What follows a frame of Arrow. */
  ReadChannel arrow() {
    return new ReadChannel(this);
  }

  /** Passes over a message of Arrow. */
  void skipArrow() throws IOException {
    MessageMetadataResult message = MessageSerializer.readMessage(arrow());
    if (message == null) {
      throw new EOFException();
    }
    in.skipNBytes(message.getMessageBodyLength());
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int got = in.read(scratch, 0, Math.min(scratch.length, target.remaining()));
    if (got > 0) {
      target.put(scratch, 0, got);
    }
    return got;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
