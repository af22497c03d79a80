package landstock.sql.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import landstock.sql.engine.Control;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers there are: keeps their number, hands them out first come first served, and replaces
 * each one that ends. Thread-safe.
 */
final class Pool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
  private static final int STARTING_AT_ONCE = 2;
  private static final long RETRY_MS = 1_000;

  /** Of the address space that a worker may keep mapped between two statements. */
  private static final double FULL = 0.85;

  private final WorkerSettings settings;
  private final Opening opening;
  private final WorkFolder folder;
  private final Launch launch;
  private final ExecutorService starters;
  private final AtomicInteger numbers = new AtomicInteger();

  /** Every process that has not ended. */
  private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();

  /** Those that have opened the snapshots and count as workers; each leaves this set once. */
  private final Set<WorkerProcess> serving = ConcurrentHashMap.newKeySet();

  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Deque<CompletableFuture<WorkerProcess>> line = new ArrayDeque<>();
  private boolean retired;
  private volatile boolean closed;

  Pool(WorkerSettings settings, Opening opening) {
    this.settings = settings;
    this.opening = opening;
    this.folder = WorkFolder.create();
    this.launch = new Launch(settings, folder.library());
    this.starters =
        Executors.newFixedThreadPool(
            STARTING_AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "worker-starter");
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; i < settings.workers(); i++) {
      starters.execute(this::start);
    }
  }

  /**
   * Waits for a worker that is free.
   *
   * @throws LandstockException BUSY if none is within the time, CANCELLED, or why none starts
   */
  WorkerProcess take(Control control, long patienceMs) {
    CompletableFuture<WorkerProcess> place = new CompletableFuture<>();
    synchronized (this) {
      WorkerProcess free = nextIdle();
      if (free != null) {
        return free;
      }
      if (closed) {
        throw new LandstockException(Code.BUSY, "the server is stopping");
      }
      line.addLast(place);
    }
    control.begins(() -> place.completeExceptionally(cancelled()), java.util.OptionalDouble::empty);
    try {
      return place.get(patienceMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      leave(place);
      throw new LandstockException(
              Code.BUSY,
              "all " + settings.workers() + " workers were busy for " + patienceMs + " ms",
              e)
          .withHint("try again in a second");
    } catch (InterruptedException e) {
      leave(place);
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (ExecutionException e) {
      leave(place);
      throw e.getCause() instanceof LandstockException known
          ? known
          : new LandstockException(Code.INTERNAL, "no worker: " + e.getCause(), e);
    }
  }

  /** A statement is over. The worker may be dead, or too big to keep. */
  void giveBack(WorkerProcess worker) {
    if (!worker.alive()) {
      return; // its end is known already, and brings a new one
    }
    if (mappedShare(worker) > FULL) {
      LOG.info("worker {} keeps too much memory; a new one takes its place", worker.pid());
      worker.kill();
      return;
    }
    offer(worker);
  }

  /** Ids of the processes, for whoever watches them. */
  List<Long> pids() {
    return alive.stream().map(WorkerProcess::pid).sorted().toList();
  }

  /** Workers that wait for a statement. */
  synchronized int idle() {
    return idle.size();
  }

  /** No statements come any more: idle workers end now, the others when they become so. */
  void retire() {
    List<WorkerProcess> unused;
    synchronized (this) {
      retired = true;
      unused = List.copyOf(idle);
      idle.clear();
    }
    unused.forEach(WorkerProcess::kill);
  }

  @Override
  public void close() {
    List<CompletableFuture<WorkerProcess>> waiting;
    synchronized (this) {
      retired = true;
      closed = true;
      waiting = List.copyOf(line);
    }
    starters.shutdownNow();
    waiting.forEach(p -> p.completeExceptionally(cancelled()));
    for (WorkerProcess worker : alive) {
      worker.kill();
      worker.status();
    }
    try {
      starters.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }

  private void start() {
    WorkerProcess worker = null;
    try {
      Path home = folder.home(numbers.incrementAndGet());
      worker = new WorkerProcess(launch, home, this::ended);
      alive.add(worker);
      if (closed) {
        worker.kill();
        return;
      }
      worker.open(opening);
      serving.add(worker);
      offer(worker);
      if (!worker.alive()) {
        ended(worker);
      }
    } catch (IOException | LandstockException e) {
      if (worker != null) {
        worker.kill();
      }
      startAgain(e);
    }
  }

  private void startAgain(Exception failure) {
    if (closed) {
      return;
    }
    LandstockException told =
        failure instanceof LandstockException known
            ? known
            : new LandstockException(Code.INTERNAL, "no worker starts: " + failure, failure);
    LOG.error("a worker does not start: {}", told.text());
    if (serving.isEmpty()) {
      List<CompletableFuture<WorkerProcess>> waiting;
      synchronized (this) {
        waiting = List.copyOf(line);
      }
      waiting.forEach(place -> place.completeExceptionally(told));
    }
    try {
      Thread.sleep(RETRY_MS);
      replace();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called once by a process that ends, and perhaps by its starter. */
  private void ended(WorkerProcess worker) {
    alive.remove(worker);
    synchronized (this) {
      idle.remove(worker);
    }
    if (serving.remove(worker)) {
      replace();
    }
  }

  private synchronized void replace() {
    if (!retired) {
      starters.execute(this::start);
    }
  }

  private void offer(WorkerProcess worker) {
    synchronized (this) {
      if (!retired) {
        for (var place = line.pollFirst(); place != null; place = line.pollFirst()) {
          if (place.complete(worker)) {
            return;
          }
        }
        idle.addLast(worker);
        return;
      }
    }
    worker.kill();
  }

  private @Nullable WorkerProcess nextIdle() {
    for (var worker = idle.pollLast(); worker != null; worker = idle.pollLast()) {
      if (worker.alive()) {
        return worker;
      }
    }
    return null;
  }

  /** Who leaves the line may have been handed a worker at the same moment. */
  private void leave(CompletableFuture<WorkerProcess> place) {
    synchronized (this) {
      line.removeIf(other -> other == place);
    }
    if (!place.completeExceptionally(cancelled()) && !place.isCompletedExceptionally()) {
      offer(place.join());
    }
  }

  private double mappedShare(WorkerProcess worker) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + worker.pid() + "/status"))) {
      long kb =
          lines
              .filter(line -> line.startsWith("VmSize:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0);
      return kb / 1024.0 / settings.addressSpaceMb();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // there is no /proc here, or the worker has just ended
    }
  }

  private static LandstockException cancelled() {
    return new LandstockException(Code.CANCELLED, "the statement was cancelled");
  }
}
