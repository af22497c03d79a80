package landstock.api.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import landstock.sql.engine.Control;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Question;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent.
 *
 * @param maxRows absent means the default
 * @param maxBytes absent means all that is allowed
 * @param timeout absent means the default
 */
record SqlRequest(
    String sql,
    List<@Nullable Object> parameters,
    Optional<String> snapshot,
    OptionalLong maxRows,
    OptionalLong maxBytes,
    Optional<Duration> timeout) {

  SqlRequest {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /**
   * @param caps what nobody may exceed
   * @param control of the statement that is to come
   * @throws LandstockException INVALID_ARGUMENT if the caller wants more
   */
  Question question(Limits caps, Control control) {
    if (sql.isBlank()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "there is no SQL in the request");
    }
    long rows = maxRows.orElse(Math.min(Limits.DEFAULT.maxRows(), caps.maxRows()));
    if (rows < 0 || rows > caps.maxRows()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "maxRows must be in [0, " + caps.maxRows() + "], was " + rows);
    }
    long bytes = maxBytes.orElse(caps.maxBytes());
    if (bytes < 1 || bytes > caps.maxBytes()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "maxBytes must be in [1, " + caps.maxBytes() + "], was " + bytes);
    }
    Duration deadline =
        timeout.orElse(
            caps.deadline().compareTo(Limits.DEFAULT.deadline()) < 0
                ? caps.deadline()
                : Limits.DEFAULT.deadline());
    if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(caps.deadline()) > 0) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "timeout must be in (0, " + millis(caps.deadline()) + "], was " + millis(deadline));
    }
    return new Question(sql, parameters, snapshot, new Limits(deadline, rows, bytes), control);
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
