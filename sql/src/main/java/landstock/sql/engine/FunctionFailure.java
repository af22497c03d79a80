package landstock.sql.engine;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;

/**
 * A failure of one of our functions on its way through DuckDB, which reports whatever a Java
 * function throws as its printed stack trace. So this one has no stack, and prints as its code and
 * text, from which {@link #find} makes the exception again on the other side.
 */
final class FunctionFailure extends RuntimeException {

  /** Nobody outside this process knows it, so no value of a user's passes for a failure. */
  private static final String TOKEN = UUID.randomUUID().toString();

  private static final Pattern PRINTED =
      Pattern.compile(".*" + TOKEN + " ([A-Z_]+) (.*)", Pattern.DOTALL);

  FunctionFailure(LandstockException failure) {
    super(TOKEN + " " + failure.code() + " " + failure.text(), null, false, false);
  }

  /**
   * The failure of our function inside a message of DuckDB, if that is what it tells.
   *
   * @param message of an SQLException
   */
  static Optional<LandstockException> find(String message) {
    Matcher matcher = PRINTED.matcher(message.strip());
    return matcher.matches()
        ? Optional.of(
            new LandstockException(
                LandstockException.Code.valueOf(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }
}
