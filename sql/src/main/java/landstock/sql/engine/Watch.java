package landstock.sql.engine;

import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * Stops one statement at its deadline, when asked to, or when the thread that waits for its first
 * rows is interrupted. The interrupt is repeated until the statement ends, for one that arrives
 * between two of DuckDB's steps is lost.
 */
final class Watch implements AutoCloseable {
  private static final long INTERRUPT_EVERY_MS = 50;
  private static final long LOOK_EVERY_MS = 100;

  private final DuckDBPreparedStatement statement;
  private final Limits limits;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> deadline;
  private final ScheduledFuture<?> callers;
  private final AtomicReference<@Nullable Code> reason = new AtomicReference<>();
  private @Nullable ScheduledFuture<?> interrupts;
  private boolean over;

  Watch(DuckDBPreparedStatement statement, Limits limits, ScheduledExecutorService clock) {
    this.statement = statement;
    this.limits = limits;
    this.clock = clock;
    this.deadline =
        clock.schedule(
            () -> stop(Code.DEADLINE), limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
    Thread caller = Thread.currentThread();
    this.callers =
        clock.scheduleWithFixedDelay(
            () -> {
              if (caller.isInterrupted()) {
                stop(Code.CANCELLED);
              }
            },
            LOOK_EVERY_MS,
            LOOK_EVERY_MS,
            TimeUnit.MILLISECONDS);
  }

  /** Begins to interrupt; the first reason stays. */
  synchronized void stop(Code why) {
    if (!over && reason.compareAndSet(null, why)) {
      interrupts =
          clock.scheduleWithFixedDelay(
              this::interrupt, 0, INTERRUPT_EVERY_MS, TimeUnit.MILLISECONDS);
    }
  }

  boolean stopped() {
    return reason.get() != null;
  }

  /** What the caller is told of a stopped statement. */
  LandstockException failure() {
    if (reason.get() == Code.DEADLINE) {
      return new LandstockException(
              Code.DEADLINE,
              "the statement did not finish within " + limits.deadline().toMillis() + " ms")
          .withHint("narrow it by a filter, or give it a longer timeout");
    }
    return new LandstockException(Code.CANCELLED, "the statement was cancelled");
  }

  @Override
  public synchronized void close() {
    over = true;
    deadline.cancel(false);
    callers.cancel(false);
    if (interrupts != null) {
      interrupts.cancel(false);
    }
  }

  /** What DuckDB says of how far it is; empty before it knows, and when the statement is over. */
  synchronized OptionalDouble progress() {
    if (over) {
      return OptionalDouble.empty();
    }
    try {
      double percent = statement.getQueryProgress().getPercentage();
      return percent >= 0 ? OptionalDouble.of(percent / 100) : OptionalDouble.empty();
    } catch (SQLException e) {
      return OptionalDouble.empty();
    }
  }

  private synchronized void interrupt() {
    if (over) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      // It has ended by itself: nothing is left to interrupt.
    }
  }
}
