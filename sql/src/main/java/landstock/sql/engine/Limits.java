package landstock.sql.engine;

import java.time.Duration;

/**
 * What one statement may use.
 *
 * @param deadline from the call on; afterwards the statement is cancelled
 * @param maxRows rows handed out at most; one more in the result means truncated
 * @param maxBytes bytes handed out at most, as Arrow holds them in memory; the row that would pass
 *     them is not handed out, and the result is truncated
 */
public record Limits(Duration deadline, long maxRows, long maxBytes) {

  /** A table of ten million rows of ten numbers fits. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 100_000);

  /** With {@link #DEFAULT_MAX_BYTES}. */
  public Limits(Duration deadline, long maxRows) {
    this(deadline, maxRows, DEFAULT_MAX_BYTES);
  }
}
