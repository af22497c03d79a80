package landstock.api.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Packs;

/** A load of the {@link SmallTown} on a thread of its own, which stops at a step until told on. */
final class HeldLoad {
  private static final long PATIENCE_S = 120;

  private final String step;
  private final CountDownLatch there = new CountDownLatch(1);
  private final CountDownLatch on = new CountDownLatch(1);
  private final CompletableFuture<Void> load;

  private HeldLoad(Path handIn, Path home, String step) {
    this.step = step;
    this.load =
        CompletableFuture.runAsync(
            () -> Load.run(Packs.ofProduct().find(handIn.toString()), handIn, home, this::hold));
  }

  /** Returns once the load is at that step, which nobody has been told of yet. */
  static HeldLoad before(String step, Path handIn, Path home) throws InterruptedException {
    HeldLoad held = new HeldLoad(handIn, home, step);
    while (!held.there.await(50, TimeUnit.MILLISECONDS)) {
      held.load.getNow(null); // Whatever ended it early is thrown here.
      if (held.load.isDone()) {
        throw new IllegalStateException("the load has no step " + step);
      }
    }
    return held;
  }

  private void hold(Progress.Event event) {
    if (event.step().equals(step)) {
      there.countDown();
      try {
        if (!on.await(PATIENCE_S, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let the load go on");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void goOn() {
    on.countDown();
  }

  void join() throws Exception {
    load.get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
