package landstock.sql.worker;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import landstock.sql.engine.Control;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One statement in a worker. The worker keeps its deadline itself; a look every {@value
 * #LOOK_EVERY_MS} ms kills it when it does not. When the statement is to stop and nobody reads its
 * rows, they are read and thrown away, for the worker may wait in a full pipe.
 */
final class WorkerExecution implements Execution {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerExecution.class);
  private static final long LOOK_EVERY_MS = 50;
  private static final int TOLD_CHARACTERS = 200;

  /** What a statement needs around it. */
  record Place(
      Pool pool,
      Quarantine quarantine,
      BufferAllocator allocator,
      ScheduledExecutorService clock,
      Executor drains,
      long graceNanos) {}

  private final Place place;
  private final WorkerProcess worker;
  private final String sql;
  private final Limits limits;
  private final Control control;
  private final Thread caller = Thread.currentThread();
  private final long deadlineNanos;

  /** Held by whoever reads the worker's pipe. */
  private final ReentrantLock reading = new ReentrantLock();

  private final int number;
  private final AnswerFrames frames;
  private @Nullable ScheduledFuture<?> looks;
  private @Nullable BufferAllocator allocator;
  private @Nullable VectorSchemaRoot root;
  private volatile @Nullable Code stopping;
  private volatile long killNanos;
  private volatile boolean draining;

  /** Nothing more comes through the pipe for this statement. */
  private volatile boolean over;

  private @Nullable LandstockException failure;
  private boolean done;
  private long rowCount;
  private boolean truncated;

  private WorkerExecution(
      Place place,
      WorkerProcess worker,
      int number,
      String sql,
      Limits limits,
      Control control,
      long begun) {
    this.place = place;
    this.worker = worker;
    this.number = number;
    this.frames = new AnswerFrames(worker.answers(), number);
    this.sql = sql;
    this.limits = limits;
    this.control = control;
    this.deadlineNanos = begun + limits.deadline().toNanos();
  }

  /**
   * Waits for the first rows of a statement that a worker has been sent.
   *
   * @param number of the statement
   * @param begunNanos when it was asked; its deadline counts from there
   */
  static WorkerExecution start(
      Place place,
      WorkerProcess worker,
      int number,
      String sql,
      Limits limits,
      Control control,
      long begunNanos) {
    WorkerExecution execution =
        new WorkerExecution(place, worker, number, sql, limits, control, begunNanos);
    try {
      execution.begin();
      return execution;
    } catch (RuntimeException | Error e) {
      execution.close();
      throw e;
    }
  }

  private void begin() {
    reading.lock();
    try {
      looks =
          place
              .clock()
              .scheduleWithFixedDelay(
                  this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
      control.begins(this::cancel, frames::progress);
      await(Frame.SCHEMA);
      Schema schema = MessageSerializer.deserializeSchema(worker.answers().arrow());
      BufferAllocator own =
          place.allocator().newChildAllocator("statement", 0, place.allocator().getLimit());
      allocator = own;
      root = VectorSchemaRoot.create(schema, own);
    } catch (IOException e) {
      throw died(e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public String id() {
    return control.id();
  }

  @Override
  public boolean next() {
    reading.lock();
    try {
      if (done) {
        return false;
      }
      if (failure != null) {
        throw failure;
      }
      if (stopping != null) {
        throw stopped();
      }
      if (await(Frame.BATCH) == Frame.END) {
        rowCount = frames.rowCount();
        truncated = frames.truncated();
        done = true;
        finish();
        return false;
      }
      load();
      rowCount += batch().getRowCount();
      return true;
    } catch (IOException e) {
      throw died(e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public VectorSchemaRoot batch() {
    if (root == null) {
      throw new IllegalStateException("the statement has not begun");
    }
    return root;
  }

  @Override
  public long rowCount() {
    return rowCount;
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  @Override
  public OptionalDouble progress() {
    return control.progress();
  }

  @Override
  public void cancel() {
    stop(Code.CANCELLED);
  }

  /**
   * Returns at once: a worker that is not ready for the next statement yet becomes so by itself.
   */
  @Override
  public void close() {
    done = true;
    control.ends();
    if (!over) {
      stop(Code.CANCELLED);
      drainLater();
    }
    if (root != null) {
      root.close();
    }
    if (allocator != null) {
      allocator.close();
      allocator = null;
    }
  }

  /** Reads to the frame that is wanted, or {@link Frame#END}. */
  private Frame await(Frame wanted) throws IOException {
    Frame frame = frames.await(wanted);
    if (frame == Frame.FAILED) {
      LandstockException told = Wire.failure(worker.answers().data());
      finish();
      // The worker was given what was left of the time.
      failure = told.code() == Code.DEADLINE ? pastDeadline() : told;
      throw failure;
    }
    return frame;
  }

  private void load() throws IOException {
    if (allocator == null) {
      throw new IllegalStateException("the statement is closed");
    }
    try (ArrowRecordBatch batch =
        MessageSerializer.deserializeRecordBatch(worker.answers().arrow(), allocator)) {
      new VectorLoader(batch()).load(batch);
    } catch (OutOfMemoryException e) {
      // The pipe stands in the middle of a message; it is not worth finding its end.
      worker.kill();
      finish();
      failure =
          new LandstockException(
              Code.MEMORY, "results under way need more memory than the server gives them", e);
      throw failure;
    }
  }

  private void stop(Code why) {
    synchronized (this) {
      if (over || stopping != null) {
        return;
      }
      killNanos = System.nanoTime() + place.graceNanos();
      stopping = why;
    }
    if (why == Code.CANCELLED) {
      worker.cancel(number);
    }
  }

  /** On the clock's thread: never waits. */
  private void look() {
    if (over) {
      return;
    }
    if (stopping == null && caller.isInterrupted()) {
      stop(Code.CANCELLED);
    }
    if (stopping == null && System.nanoTime() - deadlineNanos >= 0) {
      stop(Code.DEADLINE);
    }
    if (stopping == null) {
      return;
    }
    if (System.nanoTime() - killNanos >= 0) {
      worker.kill();
    }
    if (!draining && !reading.isLocked()) {
      drainLater();
    }
  }

  private void drainLater() {
    draining = true;
    place.drains().execute(this::drain);
  }

  private void drain() {
    reading.lock();
    try {
      if (over) {
        return;
      }
      worker.cancel(number);
      frames.drain();
      finish();
    } catch (IOException e) {
      failure = died(e);
    } finally {
      reading.unlock();
    }
  }

  /** The worker is free again, or dead; once. */
  private void finish() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    if (looks != null) {
      looks.cancel(false);
    }
    control.ends();
    if (frames.leaving()) {
      worker.kill();
    }
    place.pool().giveBack(worker);
  }

  private LandstockException died(IOException e) {
    worker.kill();
    int status = worker.status();
    finish();
    Code why = stopping;
    LandstockException death = why == null ? Death.of(status, worker.printed()) : stopped();
    if (why != Code.CANCELLED) {
      place.quarantine().killed(sql);
    }
    LOG.warn(
        "worker {} ended with {} ({}) under: {}",
        worker.pid(),
        status,
        why == null ? e.toString() : "killed after " + why,
        sql.substring(0, Math.min(TOLD_CHARACTERS, sql.length())));
    failure = death;
    return death;
  }

  private LandstockException stopped() {
    return stopping == Code.DEADLINE
        ? pastDeadline()
        : new LandstockException(Code.CANCELLED, "the statement was cancelled");
  }

  private LandstockException pastDeadline() {
    return new LandstockException(
            Code.DEADLINE,
            "the statement did not finish within " + limits.deadline().toMillis() + " ms")
        .withHint("narrow it by a filter, or give it a longer timeout");
  }
}
