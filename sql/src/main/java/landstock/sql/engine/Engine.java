package landstock.sql.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs rendered statements on read-only snapshots: in this process ({@link DuckEngine}) or in
 * disposable ones ({@code landstock.sql.worker}). Whatever crosses is a plain value or Arrow.
 * Thread-safe.
 */
public interface Engine extends AutoCloseable {

  /**
   * Starts a statement and waits for its first rows. Interrupting the calling thread meanwhile
   * cancels it.
   *
   * @param sql in the engine's own dialect, one query
   * @param parameters values of its {@code ?}, in order: String, Long, Double, BigDecimal, Boolean,
   *     LocalDate, LocalDateTime or null
   * @param control lets others watch and stop it, meanwhile too
   * @throws landstock.sql.problem.LandstockException DATA, DEADLINE, CANCELLED, MEMORY, CRASHED or
   *     INTERNAL; from workers also BUSY, and FORBIDDEN for a statement that keeps killing them
   */
  Execution execute(String sql, List<@Nullable Object> parameters, Limits limits, Control control);

  /** The same, watched by nobody else. */
  default Execution execute(String sql, List<@Nullable Object> parameters, Limits limits) {
    return execute(sql, parameters, limits, Control.create());
  }

  @Override
  void close();
}
