package landstock.sql.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Tells what kind of failure DuckDB's text means. */
final class DuckErrors {
  private DuckErrors() {}

  /** Arrow's C bridge wraps DuckDB's text. */
  private static final Pattern WRAPPED = Pattern.compile("message=(.*?)}?$", Pattern.DOTALL);

  private static final Pattern KIND = Pattern.compile("^([A-Z][A-Za-z ]*?) Error: (.*)");

  static String firstLine(Throwable failure) {
    return unwrapped(failure).lines().findFirst().orElse("").strip();
  }

  private static String unwrapped(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    Matcher wrapped = WRAPPED.matcher(text);
    return wrapped.find() ? wrapped.group(1) : text;
  }

  /** The failure, as the caller should see it. */
  static LandstockException translate(Throwable failure, String sql) {
    Optional<LandstockException> ours = FunctionFailure.find(unwrapped(failure));
    if (ours.isPresent()) {
      return ours.get();
    }
    String line = firstLine(failure);
    Matcher kindMatcher = KIND.matcher(line);
    String kind = kindMatcher.find() ? kindMatcher.group(1) : "";
    String text = kind.isEmpty() ? line : kindMatcher.group(2);
    return switch (kind) {
      case "INTERRUPT" -> new LandstockException(Code.CANCELLED, "the statement was cancelled");
      case "Out of Memory" -> memory(text, failure);
      // The file system is disabled, so a statement that wants to spill is over its memory.
      case "Permission" -> memory("its intermediate result does not fit in memory", failure);
      case "Conversion", "Out of Range", "Invalid Input", "Mismatch Type", "Constraint" ->
          new LandstockException(Code.DATA, text, failure);
      // After either, DuckDB refuses every further statement on the instance.
      case "INTERNAL", "FATAL" ->
          new LandstockException(Code.CRASHED, "DuckDB failed inside on this statement", failure)
              .withHint("ask it in another form, or in parts");
      case "Not implemented" -> new LandstockException(Code.INVALID_QUERY, text, failure);
      case "Binder", "Parser" ->
          text.contains("depth")
              ? new LandstockException(Code.TOO_LARGE, "the statement nests too deep", failure)
              : internal(line, sql, failure);
      default -> internal(line, sql, failure);
    };
  }

  private static LandstockException memory(String text, Throwable failure) {
    return new LandstockException(Code.MEMORY, "the statement needs more memory: " + text, failure)
        .withHint("narrow it by a filter, or group by fewer columns");
  }

  private static LandstockException internal(String line, String sql, Throwable failure) {
    return new LandstockException(Code.INTERNAL, line + " in: " + sql, failure);
  }
}
