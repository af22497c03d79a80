package landstock.api.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes, always in UTF-8, whatever the machine's locale is.
 *
 * @param out answers
 * @param err everything that is said beside them
 * @param in standard input
 * @param terminal whether somebody watches, so that progress may move
 */
record Console(PrintStream out, PrintStream err, InputStream in, boolean terminal) {

  /** The launcher says whether standard error is a terminal: Java cannot. */
  static Console ofProcess() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.in,
        Boolean.getBoolean("landstock.terminal"));
  }

  /** One whole line on {@link #out}. */
  void say(String line) {
    out.println(line);
  }

  /**
   * {@link #out} for long answers: writing fails where nothing arrives any more, which a
   * PrintStream keeps to itself. Closing leaves standard output open.
   */
  OutputStream answers() {
    return new BufferedOutputStream(new Arriving(out), 1 << 16);
  }

  /** What is known when writing to {@link #out} has failed. */
  static IOException notArrived() {
    return new IOException("standard output takes no more: the disk is full, or its reader gone");
  }

  private static final class Arriving extends FilterOutputStream {
    private final PrintStream printed;

    Arriving(PrintStream out) {
      super(out);
      this.printed = out;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      printed.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      if (printed.checkError()) {
        throw notArrived();
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
