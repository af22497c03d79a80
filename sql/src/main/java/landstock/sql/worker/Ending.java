package landstock.sql.worker;

import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement has to stop before it is through, and from when on its worker is killed for going
 * on. Thread-safe.
 */
final class Ending {
  private final Limits limits;
  private final long deadlineNanos;
  private final long graceNanos;
  private final Thread caller = Thread.currentThread();
  private volatile @Nullable Code why;
  private volatile long killNanos;

  /**
   * Made by the thread that waits for the answer.
   *
   * @param begunNanos the deadline counts from there
   * @param graceNanos between the end and the kill
   */
  Ending(Limits limits, long begunNanos, long graceNanos) {
    this.limits = limits;
    this.deadlineNanos = begunNanos + limits.deadline().toNanos();
    this.graceNanos = graceNanos;
  }

  /** Whether this is the first reason; later ones change nothing. */
  synchronized boolean begin(Code reason) {
    if (why != null) {
      return false;
    }
    killNanos = System.nanoTime() + graceNanos;
    why = reason;
    return true;
  }

  /** Null while the statement may go on. */
  @Nullable Code why() {
    return why;
  }

  /** What has come since the last look: the interrupt of the caller, or the deadline. */
  @Nullable Code due() {
    if (caller.isInterrupted()) {
      return Code.CANCELLED;
    }
    return System.nanoTime() - deadlineNanos >= 0 ? Code.DEADLINE : null;
  }

  /** Whether the grace of one that has to stop is over. */
  boolean overdue() {
    return why != null && System.nanoTime() - killNanos >= 0;
  }

  /** What the caller of one that has to stop is told. */
  LandstockException failure() {
    return why == Code.DEADLINE
        ? pastDeadline()
        : new LandstockException(Code.CANCELLED, "the statement was cancelled");
  }

  LandstockException pastDeadline() {
    return new LandstockException(
            Code.DEADLINE,
            "the statement did not finish within " + limits.deadline().toMillis() + " ms")
        .withHint("narrow it by a filter, or give it a longer timeout");
  }
}
