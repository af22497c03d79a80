package landstock.sql.query;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Plans on a thread with a deep stack and a deadline, for both of a planner's costs can explode.
 * Calcite does not hear an interrupt while it validates, so a thread that passed its deadline goes
 * on; it keeps its place among the few there may be, until it ends.
 */
final class PlannerThread {
  private static final long STACK_BYTES = 64L << 20;

  /** Of the processor: the widest statement within the caps takes about one, a cold process two. */
  private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** However busy the machine is. */
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final long LOOK_MS = 100;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Semaphore places;

  /**
   * @param most planners at a time, those included that passed their deadline
   */
  PlannerThread(int most) {
    this.places = new Semaphore(most, true);
  }

  /**
   * @throws LandstockException that of the work; TOO_LARGE past the deadline, BUSY without a place
   */
  <T> T run(Callable<T> work) {
    try {
      if (!places.tryAcquire(BUDGET_NANOS, TimeUnit.NANOSECONDS)) {
        throw new LandstockException(Code.BUSY, "too many statements are being planned")
            .withHint("ask again in a few seconds");
      }
    } catch (InterruptedException e) {
      throw cancelled(e);
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, () -> runInPlace(task), "planner", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread);
    } catch (InterruptedException e) {
      throw cancelled(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private <T> T await(FutureTask<T> task, Thread thread)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    while (true) {
      try {
        return task.get(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (threads.getThreadCpuTime(thread.getId()) > BUDGET_NANOS
            || System.nanoTime() - start > DEADLINE_NANOS) {
          thread.interrupt();
          throw new LandstockException(
                  Code.TOO_LARGE,
                  "the statement could not be planned within "
                      + TimeUnit.NANOSECONDS.toSeconds(BUDGET_NANOS)
                      + " s",
                  e)
              .withHint("ask in parts");
        }
      }
    }
  }

  private void runInPlace(Runnable task) {
    try {
      task.run();
    } finally {
      places.release();
    }
  }

  private static LandstockException cancelled(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LandstockException(Code.CANCELLED, "the statement was cancelled", e);
  }

  private static LandstockException failure(Throwable cause) {
    if (cause instanceof LandstockException known) {
      return known;
    }
    if (cause instanceof StackOverflowError) {
      return new LandstockException(Code.TOO_LARGE, "the statement nests too deep", cause);
    }
    return new LandstockException(Code.INTERNAL, "planning failed: " + cause, cause);
  }
}
