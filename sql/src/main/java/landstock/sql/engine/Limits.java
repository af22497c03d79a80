package landstock.sql.engine;

import java.time.Duration;

/**
 * What one statement may use.
 *
 * @param deadline from the call on; afterwards the statement is cancelled
 * @param maxRows rows handed out at most; one more in the result means truncated
 */
public record Limits(Duration deadline, long maxRows) {

  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 100_000);
}
