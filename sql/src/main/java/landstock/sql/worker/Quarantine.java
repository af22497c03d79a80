package landstock.sql.worker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Keeps a statement out that killed two workers, for a while after the second, so that somebody who
 * repeats it does not keep everybody waiting for new ones. Knows statements by their rendered text.
 * Thread-safe.
 */
final class Quarantine {
  private static final int DEATHS = 2;
  private static final int REMEMBERED = 10_000;

  private record Deaths(int count, Instant last) {}

  private final Duration length;
  private final Cache<String, Deaths> deaths;

  Quarantine(Duration length) {
    this.length = length;
    this.deaths = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(length).build();
  }

  /**
   * @throws LandstockException FORBIDDEN if it killed two workers a short while ago
   */
  void check(String sql) {
    Deaths known = deaths.getIfPresent(sql);
    if (known != null && known.count() >= DEATHS) {
      throw new LandstockException(
              Code.FORBIDDEN,
              "this statement has brought down "
                  + known.count()
                  + " processes; it is refused until "
                  + known.last().plus(length).truncatedTo(ChronoUnit.SECONDS))
          .withHint("ask something smaller: a filter, fewer columns, simpler geometry");
    }
  }

  void killed(String sql) {
    deaths
        .asMap()
        .compute(
            sql, (text, known) -> new Deaths(known == null ? 1 : known.count() + 1, Instant.now()));
  }
}
