package landstock.sql.worker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import landstock.sql.engine.DuckEngine;

/**
 * How many workers there are and what each may use.
 *
 * @param workers processes, and so statements at a time
 * @param threads of DuckDB in each
 * @param memoryMb of DuckDB in each, in MiB; what it accounts for
 * @param arrowMb of the batch under way in each, in MiB
 * @param heapMb of Java in each, in MiB: geometry in JTS
 * @param addressSpaceMb what each may map at all, in MiB, where the system can bound it; includes
 *     about {@value #RESERVED_MB} MiB that a JVM reserves and never touches
 * @param grace from the deadline, or a cancel, to the kill
 * @param quarantine how long a statement is refused that killed two workers
 */
public record WorkerSettings(
    int workers,
    int threads,
    int memoryMb,
    int arrowMb,
    int heapMb,
    int addressSpaceMb,
    Duration grace,
    Duration quarantine) {

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration QUARANTINE = Duration.ofMinutes(10);

  /** Mapped by an idle worker besides its heap: libraries, class data, code cache, stacks. */
  private static final int RESERVED_MB = 900;

  private static final int MIN_WORKERS = 2;
  private static final int MAX_WORKERS = 16;
  private static final int MIN_WORKER_MB = 1_024;
  private static final int MAX_WORKER_MB = 32 * 1024;
  private static final int MAX_THREADS = 8;

  /**
   * Half of the machine's memory goes to workers: one for each processor, at least {@value
   * #MIN_WORKERS}, at most {@value #MAX_WORKERS}, fewer where a share would fall below {@value
   * #MIN_WORKER_MB} MiB.
   */
  public static WorkerSettings ofThisMachine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int processors = Runtime.getRuntime().availableProcessors();
    long shareMb = (system.getTotalMemorySize() >> 20) / 2;
    int workers =
        (int)
            Math.max(
                MIN_WORKERS, Math.min(Math.min(processors, MAX_WORKERS), shareMb / MIN_WORKER_MB));
    return sharing(workers, Math.min(processors, MAX_THREADS), shareMb);
  }

  /**
   * Workers that share this much.
   *
   * @param shareMb of all workers together, in MiB
   */
  public static WorkerSettings sharing(int workers, int threads, long shareMb) {
    int each = (int) Math.min(MAX_WORKER_MB, shareMb / workers);
    int heapMb = Math.min(2_048, each / 6);
    int arrowMb = Math.min(512, each / 12);
    return new WorkerSettings(
        workers, threads, each / 2, arrowMb, heapMb, each + RESERVED_MB, GRACE, QUARANTINE);
  }

  /** The same for a process that asks one statement at a time. */
  public WorkerSettings single() {
    return new WorkerSettings(
        1, threads, memoryMb, arrowMb, heapMb, addressSpaceMb, grace, quarantine);
  }

  DuckEngine.Settings engine() {
    return new DuckEngine.Settings(threads, memoryMb, arrowMb);
  }
}
