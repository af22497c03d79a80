package landstock.sql.query;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Plans on a thread with a deep stack and a deadline, for both of a planner's costs can explode.
 */
final class PlannerThread {
  private static final long STACK_BYTES = 64L << 20;
  private static final long DEADLINE_MS = 5_000;

  private PlannerThread() {}

  static <T> T run(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "planner", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(DEADLINE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new LandstockException(
              Code.TOO_LARGE, "the statement could not be planned within " + DEADLINE_MS + " ms", e)
          .withHint("ask in parts");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LandstockException(Code.CANCELLED, "the statement was cancelled", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
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
