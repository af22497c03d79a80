package landstock.sql.worker;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import landstock.sql.engine.Control;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.InstanceTable;
import landstock.sql.engine.Limits;
import landstock.sql.engine.SnapshotFile;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in disposable processes: whatever a statement does, it takes down its own process and
 * nothing else, and it is over two seconds after its deadline. As many statements run at a time as
 * there are workers; more wait in line.
 */
public final class WorkerEngine implements Engine {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final WorkerSettings settings;
  private final Quarantine quarantine;
  private final BufferAllocator allocator;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons("worker-deadlines"));
  private final ExecutorService drains = Executors.newCachedThreadPool(daemons("worker-drain"));
  private final Pool pool;

  private WorkerEngine(WorkerSettings settings, Opening opening) {
    this.settings = settings;
    this.quarantine = new Quarantine(settings.quarantine());
    this.allocator = new RootAllocator(((long) settings.workers() * settings.arrowMb()) << 20);
    this.pool = new Pool(settings, opening);
  }

  /**
   * Returns at once, while the workers start; a statement that comes early waits for them. What
   * they cannot open is told to that statement.
   */
  public static WorkerEngine open(
      List<SnapshotFile> snapshots, List<InstanceTable> tables, WorkerSettings settings) {
    return new WorkerEngine(settings, new Opening(settings.engine(), snapshots, tables));
  }

  @Override
  public Execution execute(
      String sql, List<@Nullable Object> parameters, Limits limits, Control control) {
    long begun = System.nanoTime();
    quarantine.check(sql);
    Surroundings around = new Surroundings(pool, quarantine, allocator, clock, drains);
    Ending ending = new Ending(limits, begun, settings.grace().toNanos());
    while (true) {
      Limits left = left(limits, begun);
      WorkerProcess worker = pool.take(control, left.deadline().toMillis());
      OptionalInt number = worker.execute(sql, parameters, left(limits, begun));
      if (number.isPresent()) {
        return WorkerExecution.start(around, worker, number.getAsInt(), sql, control, ending);
      }
      worker.kill(); // it has ended while it was idle: no statement's fault
    }
  }

  private static Limits left(Limits limits, long begunNanos) {
    Duration left = limits.deadline().minusNanos(System.nanoTime() - begunNanos);
    return new Limits(
        left.compareTo(SHORTEST) < 0 ? SHORTEST : left, limits.maxRows(), limits.maxBytes());
  }

  /** Statements at a time. */
  public int capacity() {
    return settings.workers();
  }

  /** Workers that wait for a statement at this moment. */
  public int idle() {
    return pool.idle();
  }

  /** Process ids of the workers there are at this moment. */
  public List<Long> pids() {
    return pool.pids();
  }

  /** No more statements come: idle workers end now, the others after their statements. */
  public void retire() {
    pool.retire();
  }

  /** Kills what still runs, and leaves neither process nor file behind. */
  @Override
  public void close() {
    pool.close();
    clock.shutdownNow();
    drains.shutdown();
    try {
      drains.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    allocator.close();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
