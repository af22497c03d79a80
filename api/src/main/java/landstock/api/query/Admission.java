package landstock.api.query;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Lets a bounded number of statements run and a bounded number wait, first come first served. */
public final class Admission {
  private final Semaphore running;
  private final int maxWaiting;
  private final Duration patience;

  /**
   * @param maxRunning statements at a time
   * @param maxWaiting further ones, before new ones are sent away
   * @param patience how long one waits at most
   */
  public Admission(int maxRunning, int maxWaiting, Duration patience) {
    this.running = new Semaphore(maxRunning, true);
    this.maxWaiting = maxWaiting;
    this.patience = patience;
  }

  /** What is done once admitted. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Waits for a place, works, and gives the place back.
   *
   * @throws LandstockException BUSY if too many wait or the patience ends; CANCELLED if interrupted
   */
  void admit(Work work) throws IOException {
    enter();
    try {
      work.run();
    } finally {
      running.release();
    }
  }

  private void enter() {
    try {
      // With a time, even none, the semaphore stays fair; without one it lets newcomers overtake.
      if (running.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        return;
      }
      if (running.getQueueLength() >= maxWaiting) {
        throw busy(maxWaiting + " statements are waiting already");
      }
      if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy("no place among the running statements for " + patience.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LandstockException(Code.CANCELLED, "the statement was cancelled in the queue", e);
    }
  }

  private static LandstockException busy(String why) {
    return new LandstockException(Code.BUSY, why).withHint("try again in a second");
  }
}
