package landstock.api.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a server run until the process is told to end (SIGTERM, Ctrl-C), and end in order. */
final class ShutdownSignal {
  private static final long MAX_CLOSING_S = 15;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean awaited;

  /** One for this process. */
  static ShutdownSignal ofProcess() {
    ShutdownSignal signal = new ShutdownSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::end, "shutdown"));
    return signal;
  }

  /** Asks for the end and waits until everything is closed, where anything was open. */
  void end() {
    asked.countDown();
    if (!awaited) {
      return;
    }
    try {
      if (!done.await(MAX_CLOSING_S, TimeUnit.SECONDS)) {
        System.err.println("gave up waiting for running statements");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void await() throws InterruptedException {
    awaited = true;
    asked.await();
  }

  /** Everything is closed. */
  void closed() {
    done.countDown();
  }
}
