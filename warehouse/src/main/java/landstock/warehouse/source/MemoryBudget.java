package landstock.warehouse.source;

import java.util.concurrent.Semaphore;

/**
 * The memory for what readers must hold whole, of all that read at once together: half of it in
 * equal parts that each may take freely, the other half for one large file at a time, for which the
 * others wait. So whether a file is too large does not depend on what is read beside it. Used by
 * many threads.
 */
public final class MemoryBudget {
  private static final int SHARE_OF_HEAP = 3;

  private final long freely;
  private final long alone;
  private final Semaphore large = new Semaphore(1);

  /**
   * @param bytes of all readers together
   * @param readers that read at once
   */
  public MemoryBudget(long bytes, int readers) {
    this.freely = bytes / 2 / readers;
    this.alone = bytes / 2;
  }

  /**
   * A third of the heap.
   *
   * @param readers that read at once
   */
  public static MemoryBudget ofHeap(int readers) {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, readers);
  }

  /** What one reader may hold at most. */
  public long mostBytes() {
    return freely + alone;
  }

  /** Begins the reading of one file. */
  public Held open() {
    return new Held();
  }

  /** What one reader holds until it is closed. Used by one thread. */
  public final class Held implements AutoCloseable {
    private long bytes;
    private boolean isLarge;

    private Held() {}

    /**
     * Takes more; waits while another large file is read.
     *
     * @return whether it is there; afterwards the reader must give up
     */
    public boolean take(long more) {
      bytes += more;
      if (bytes > freely && !isLarge) {
        large.acquireUninterruptibly();
        isLarge = true;
      }
      return bytes <= mostBytes();
    }

    public long mostBytes() {
      return MemoryBudget.this.mostBytes();
    }

    @Override
    public void close() {
      if (isLarge) {
        large.release();
        isLarge = false;
      }
    }
  }
}
