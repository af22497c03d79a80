package landstock.api.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Durations as people write them. */
public final class Timeouts {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|)");

  private Timeouts() {}

  /**
   * Reads {@code 30s}, {@code 500ms}, {@code 2m}, {@code 1.5}; without a unit seconds.
   *
   * @throws LandstockException INVALID_ARGUMENT for anything else
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "timeout must look like 30s, 500ms, 2m or a number of seconds, was '" + text + "'");
    }
    long millisPerUnit =
        switch (String.valueOf(matcher.group(2))) {
          case "ms" -> 1;
          case "m" -> 60_000;
          default -> 1_000;
        };
    BigDecimal amount = new BigDecimal(matcher.group(1));
    return Duration.ofMillis(amount.multiply(BigDecimal.valueOf(millisPerUnit)).longValue());
  }
}
