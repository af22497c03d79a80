package landstock.sql.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs rendered statements on read-only snapshots. Today in this process; a disposable worker
 * process will be a second implementation, which is why everything that crosses is a plain value or
 * Arrow. Thread-safe.
 */
public interface Engine extends AutoCloseable {

  /**
   * Starts a statement and waits for its first rows. Interrupting the calling thread meanwhile
   * cancels it.
   *
   * @param sql in the engine's own dialect, one query
   * @param parameters values of its {@code ?}, in order: String, Long, Double, BigDecimal, Boolean,
   *     LocalDate, LocalDateTime or null
   * @throws landstock.sql.problem.LandstockException DATA, DEADLINE, CANCELLED, MEMORY or INTERNAL
   */
  Execution execute(String sql, List<@Nullable Object> parameters, Limits limits);

  @Override
  void close();
}
