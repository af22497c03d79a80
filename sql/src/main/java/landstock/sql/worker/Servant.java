package landstock.sql.worker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.SynchronousQueue;
import landstock.sql.engine.Control;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/**
 * The life of a worker: opens the snapshots, then runs one statement after the other on its first
 * thread, whose stack is deep, while a second one listens. Ends the process when the pipe ends.
 */
final class Servant {
  private static final int EXIT_PROTOCOL = 70;
  private static final long PROGRESS_EVERY_MS = 200;

  private final DataInputStream in;
  private final Answers answers;
  private final Path folder;
  private final SynchronousQueue<Task> tasks = new SynchronousQueue<>();
  private volatile @Nullable Task current;

  private record Task(
      int number, String sql, List<@Nullable Object> parameters, Limits limits, Control control) {}

  Servant(DataInputStream in, Answers answers, Path folder) {
    this.in = in;
    this.answers = answers;
    this.folder = folder;
  }

  void serve() throws IOException {
    try (DuckEngine engine = open()) {
      warmUp(engine);
      Integrity integrity = Integrity.of(engine);
      answers.ready();
      daemon("listen", this::listen);
      daemon("progress", this::tellProgress);
      while (true) {
        run(engine, integrity, tasks.take());
      }
    } catch (LandstockException e) {
      answers.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      end(0); // the server is gone, and with it everybody who could be told
    }
  }

  private DuckEngine open() throws IOException {
    if (in.readUnsignedByte() != Frame.OPEN.code()) {
      throw new IOException("the first frame must open the snapshots");
    }
    Opening opening = Opening.read(in);
    return DuckEngine.open(opening.snapshots(), opening.tables(), opening.settings());
  }

  /** The first statement of a process costs 0.2 s of loading classes; no caller should pay it. */
  private static void warmUp(DuckEngine engine) {
    try (Execution execution = engine.execute("SELECT 1", List.of(), Limits.DEFAULT)) {
      execution.next();
    }
  }

  private void run(DuckEngine engine, Integrity integrity, Task task) throws IOException {
    try (Execution execution =
        engine.execute(task.sql(), task.parameters(), task.limits(), task.control())) {
      answers.schema(execution.batch().getSchema());
      while (execution.next()) {
        answers.batch(execution.batch());
      }
      current = null;
      leaveIfChanged(integrity, task);
      answers.end(execution.rowCount(), execution.truncated());
    } catch (LandstockException e) {
      fail(integrity, task, e);
    } catch (RuntimeException e) {
      e.printStackTrace(System.err);
      fail(integrity, task, new LandstockException(Code.INTERNAL, "in a worker: " + e, e));
    } catch (StackOverflowError e) {
      fail(
          integrity,
          task,
          new LandstockException(Code.TOO_LARGE, "the statement nests too deep", e));
    }
  }

  /** The next task may come as soon as the server has heard of the failure. */
  private void fail(Integrity integrity, Task task, LandstockException failure) throws IOException {
    current = null;
    if (failure.code() == Code.CRASHED) {
      answers.leaving();
    } else {
      leaveIfChanged(integrity, task);
    }
    answers.failed(failure);
  }

  private void leaveIfChanged(Integrity integrity, Task task) throws IOException {
    if (!integrity.holdsAfter(task.sql())) {
      answers.leaving();
    }
  }

  private void listen() {
    try {
      while (true) {
        Frame frame = Frame.of(in.readUnsignedByte());
        int number = in.readInt();
        if (frame == Frame.EXECUTE) {
          Task task =
              new Task(number, Wire.text(in), Wire.values(in), Wire.limits(in), Control.create());
          current = task;
          tasks.put(task);
        } else {
          Task running = current;
          if (running != null && running.number() == number) {
            running.control().cancel();
          }
        }
      }
    } catch (EOFException e) {
      end(0);
    } catch (IOException | InterruptedException e) {
      e.printStackTrace(System.err);
      end(EXIT_PROTOCOL);
    }
  }

  private void tellProgress() {
    double told = 0;
    int about = 0;
    try {
      while (true) {
        Thread.sleep(PROGRESS_EVERY_MS);
        Task task = current;
        if (task == null) {
          continue;
        }
        if (task.number() != about) {
          about = task.number();
          told = 0;
        }
        OptionalDouble progress = task.control().progress();
        if (progress.isPresent() && progress.getAsDouble() > told) {
          told = progress.getAsDouble();
          answers.progress(task.number(), told);
        }
      }
    } catch (IOException | InterruptedException e) {
      end(0);
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 256 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  /** At once, whatever other threads are doing. */
  private void end(int status) {
    WorkFolder.delete(folder);
    Runtime.getRuntime().halt(status);
  }
}
