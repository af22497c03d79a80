package landstock.sql.problem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Landstock. Its message says what is wrong and where, naming value, limit and
 * unit; its hint says what to do next. Neither holds anything that the caller may not see.
 */
public final class LandstockException extends RuntimeException {

  /** What kind of failure; each has one HTTP status and one exit code. */
  public enum Code {
    /** The text is not SQL that we read. */
    SYNTAX,
    /** A table, column, function or snapshot that does not exist. */
    UNKNOWN_NAME,
    /** The text parses, but its meaning does not hold: types, ambiguity, grouping. */
    INVALID_QUERY,
    /** Not a query, or one that the caller may not ask. */
    FORBIDDEN,
    /** An argument outside its range: a parameter, an option, a file's setting. */
    INVALID_ARGUMENT,
    /** A resource that does not exist. */
    NOT_FOUND,
    /** Over a cap that holds before any work: text length, nesting, number of joins. */
    TOO_LARGE,
    /** A value in the data made the statement fail: a division, a cast, a geometry. */
    DATA,
    /** The statement's deadline passed. */
    DEADLINE,
    /** Somebody cancelled the statement. */
    CANCELLED,
    /** The statement needs more memory than it may have. */
    MEMORY,
    /** The statement brought down the process that it ran in; nobody else was touched. */
    CRASHED,
    /** A hand-in that cannot be published; the store is as it was. */
    REJECTED,
    /** The store on disk is not what its manifest says. */
    CORRUPT,
    /** The disk is full, or a file may not grow. */
    DISK_FULL,
    /** Somebody else holds what is asked for. */
    BUSY,
    /** Our own fault; the text is logged, not sent. */
    INTERNAL
  }

  /**
   * A place in a text.
   *
   * @param line first line is 1
   * @param column first column is 1, counted in UTF-16 units
   */
  public record Position(int line, int column) {}

  private final Code code;
  private final @Nullable Position position;
  private final @Nullable String hint;
  private final List<String> suggestions;

  private LandstockException(
      Code code,
      String message,
      @Nullable Position position,
      @Nullable String hint,
      List<String> suggestions,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.position = position;
    this.hint = hint;
    this.suggestions = List.copyOf(suggestions);
  }

  public LandstockException(Code code, String message) {
    this(code, message, null, null, List.of(), null);
  }

  public LandstockException(Code code, String message, Throwable cause) {
    this(code, message, null, null, List.of(), cause);
  }

  /** The same failure, at a place in the caller's text. */
  public LandstockException at(int line, int column) {
    return new LandstockException(
        code, text(), new Position(line, column), hint, suggestions, origin());
  }

  /** The same failure, with what to do next. */
  public LandstockException withHint(String newHint) {
    return new LandstockException(code, text(), position, newHint, suggestions, origin());
  }

  /** The same failure, with the nearest names that do exist, best first. */
  public LandstockException withSuggestions(List<String> names) {
    return new LandstockException(code, text(), position, hint, names, origin());
  }

  public Code code() {
    return code;
  }

  /** The message; never null, unlike {@link #getMessage()} by its type. */
  public String text() {
    return String.valueOf(getMessage());
  }

  public Optional<Position> position() {
    return Optional.ofNullable(position);
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  public List<String> suggestions() {
    return suggestions;
  }

  /** The failure below, or this one, so that a copy keeps the first stack trace. */
  private Throwable origin() {
    Throwable cause = getCause();
    return cause == null ? this : cause;
  }
}
