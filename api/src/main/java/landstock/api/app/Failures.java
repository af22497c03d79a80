package landstock.api.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import landstock.api.format.Cell;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Position;

/** Tells a failure to somebody at a terminal. */
final class Failures {
  /** Rejected or failed. */
  static final int EXIT_FAILED = 1;

  /** The command itself was wrong. */
  static final int EXIT_USAGE = 2;

  private Failures() {}

  /**
   * @param text what the position of the failure points into; empty if nothing
   */
  static void tell(PrintStream err, LandstockException failure, String text) {
    err.println("error: " + failure.text());
    failure.position().ifPresent(position -> point(err, position, text));
    failure.hint().ifPresent(hint -> err.println("hint: " + hint));
    if (!failure.suggestions().isEmpty()) {
      err.println("did you mean: " + String.join(", ", failure.suggestions()));
    }
    if (failure.code() == LandstockException.Code.INTERNAL) {
      failure.printStackTrace(err);
    }
  }

  /** Tells why a file cannot be read or written: Java often says no more than its name. */
  static void tell(PrintStream err, IOException failure) {
    String what =
        failure instanceof NoSuchFileException
            ? "there is no " + failure.getMessage()
            : failure instanceof AccessDeniedException
                ? failure.getMessage() + " may not be read or written by this user"
                : failure instanceof FileSystemException
                    ? failure.toString()
                    : failure.getMessage();
    err.println("error: " + what);
  }

  private static void point(PrintStream err, Position position, String text) {
    List<String> lines = text.lines().toList();
    if (position.line() > lines.size()) {
      err.println("  at line " + position.line() + ", column " + position.column());
      return;
    }
    String line = lines.get(position.line() - 1).replace('\t', ' ');
    int before = Math.min(position.column() - 1, line.length());
    err.println("  " + line);
    err.println(
        "  "
            + " ".repeat(Cell.width(line.substring(0, before)))
            + "^ line "
            + position.line()
            + ", column "
            + position.column());
  }
}
