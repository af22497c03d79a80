package landstock.sql.worker;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import landstock.sql.engine.Control;
import landstock.sql.engine.Execution;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * One statement in a worker. The worker keeps its deadline itself; a look every {@value
 * #LOOK_EVERY_MS} ms kills it when it does not. When the statement is to stop and nobody reads its
 * rows, they are read and thrown away, for the worker may wait in a full pipe.
 */
final class WorkerExecution implements Execution {
  private static final long LOOK_EVERY_MS = 50;

  private final Surroundings around;
  private final WorkerProcess worker;
  private final String sql;
  private final Control control;
  private final Ending ending;

  /** Held by whoever reads the worker's pipe. */
  private final ReentrantLock reading = new ReentrantLock();

  private final int number;
  private final AnswerFrames frames;
  private @Nullable ScheduledFuture<?> looks;
  private @Nullable ReceivedRows rows;
  private volatile boolean draining;

  /** Nothing more comes through the pipe for this statement. */
  private volatile boolean over;

  private @Nullable LandstockException failure;
  private boolean done;
  private long rowCount;
  private boolean truncated;

  private WorkerExecution(
      Surroundings around,
      WorkerProcess worker,
      int number,
      String sql,
      Control control,
      Ending ending) {
    this.around = around;
    this.worker = worker;
    this.number = number;
    this.frames = new AnswerFrames(worker.answers(), number);
    this.sql = sql;
    this.control = control;
    this.ending = ending;
  }

  /**
   * Waits for the first rows of a statement that a worker has been sent.
   *
   * @param number of the statement
   * @param ending made when it was asked
   */
  static WorkerExecution start(
      Surroundings around,
      WorkerProcess worker,
      int number,
      String sql,
      Control control,
      Ending ending) {
    WorkerExecution execution = new WorkerExecution(around, worker, number, sql, control, ending);
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
          around
              .clock()
              .scheduleWithFixedDelay(
                  this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
      control.begins(this::cancel, frames::progress);
      await(Frame.SCHEMA);
      rows = new ReceivedRows(worker.answers().arrow(), around.allocator());
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
      if (ending.why() != null) {
        throw ending.failure();
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
    return received().batch();
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
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }

  private ReceivedRows received() {
    if (rows == null) {
      throw new IllegalStateException("the statement is closed");
    }
    return rows;
  }

  /** Reads to the frame that is wanted, or {@link Frame#END}. */
  private Frame await(Frame wanted) throws IOException {
    Frame frame = frames.await(wanted);
    if (frame == Frame.FAILED) {
      LandstockException told = Wire.failure(worker.answers().data());
      finish();
      // The worker was given what was left of the time.
      failure = told.code() == Code.DEADLINE ? ending.pastDeadline() : told;
      throw failure;
    }
    return frame;
  }

  private void load() throws IOException {
    try {
      received().load(worker.answers().arrow());
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
      if (over || !ending.begin(why)) {
        return;
      }
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
    Code due = ending.why() == null ? ending.due() : null;
    if (due != null) {
      stop(due);
    }
    if (ending.overdue()) {
      worker.kill();
    }
    if (ending.why() != null && !draining && !reading.isLocked()) {
      drainLater();
    }
  }

  private void drainLater() {
    draining = true;
    around.drains().execute(this::drain);
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
    around.pool().giveBack(worker);
  }

  private LandstockException died(IOException e) {
    worker.kill();
    int status = worker.status();
    finish();
    Code why = ending.why();
    if (why != Code.CANCELLED) {
      around.quarantine().killed(sql);
    }
    Death.log(worker, why == null ? e.toString() : "killed after " + why, sql);
    LandstockException death = why == null ? Death.of(status, worker.printed()) : ending.failure();
    failure = death;
    return death;
  }
}
