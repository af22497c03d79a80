package landstock.api.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
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
}
