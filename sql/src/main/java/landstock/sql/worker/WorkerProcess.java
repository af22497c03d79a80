package landstock.sql.worker;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One child: its pipes, what it printed, and its end. Belongs to one statement at a time; what it
 * is sent may come from any thread.
 */
final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final int KEPT_LINES = 40;
  private static final int REPORT_LINES = 20;
  private static final long END_WITHIN_S = 10;

  private final Process process;
  private final Path home;
  private final PipeInput in;
  private final OutputStream out;
  private final AtomicInteger statements = new AtomicInteger();
  private final Deque<String> printed = new ArrayDeque<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean killed;

  /**
   * Starts a process; it still has to be {@link #open}.
   *
   * @param ended told when the process is gone
   */
  WorkerProcess(Launch launch, Path home, Consumer<WorkerProcess> ended) throws IOException {
    this.home = home;
    this.process = launch.start(home);
    this.in = new PipeInput(process.getInputStream());
    this.out = process.getOutputStream();
    Thread reader =
        new Thread(null, () -> readPrinted(ended), "worker-" + process.pid(), 256 * 1024);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Waits until it has opened the snapshots.
   *
   * @throws LandstockException CORRUPT or INTERNAL if it cannot
   */
  void open(Opening opening) {
    try {
      send(
          data -> {
            data.writeByte(Frame.OPEN.code());
            opening.write(data);
          });
      if (in.frame() != Frame.READY) {
        throw Wire.failure(in.data());
      }
    } catch (IOException e) {
      throw new LandstockException(
          Code.INTERNAL, "a worker does not start: " + String.join("; ", printed()), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** False as soon as it has been killed, though it may take a while to end. */
  boolean alive() {
    return !killed && process.isAlive();
  }

  PipeInput answers() {
    return in;
  }

  /** Sends a statement; gives its number, or nothing if the worker has ended meanwhile. */
  OptionalInt execute(String sql, List<@Nullable Object> parameters, Limits limits) {
    int number = statements.incrementAndGet();
    try {
      send(
          data -> {
            data.writeByte(Frame.EXECUTE.code());
            data.writeInt(number);
            Wire.text(data, sql);
            Wire.values(data, parameters);
            Wire.limits(data, limits);
          });
      return OptionalInt.of(number);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /** Asks to stop a statement; nothing happens if it is over. */
  void cancel(int number) {
    try {
      send(
          data -> {
            data.writeByte(Frame.CANCEL.code());
            data.writeInt(number);
          });
    } catch (IOException e) {
      // It is gone, and its reader will see that.
    }
  }

  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  /**
   * Its exit status, 128 more than the signal where one ended it; waits a little for its end and
   * for all that it printed.
   *
   * @return -1 if it does not end
   */
  int status() {
    try {
      if (over.await(END_WITHIN_S, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return -1;
  }

  /** The last lines it printed. */
  List<String> printed() {
    synchronized (printed) {
      return List.copyOf(printed);
    }
  }

  private interface Message {
    void write(DataOutputStream data) throws IOException;
  }

  /** At once and whole: a message is small, and its reader always reads. */
  private void send(Message message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    message.write(new DataOutputStream(bytes));
    synchronized (out) {
      bytes.writeTo(out);
      out.flush();
    }
  }

  private void readPrinted(Consumer<WorkerProcess> ended) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
      process.destroyForcibly();
      process.waitFor();
      keepCrash();
    } catch (IOException e) {
      // The pipe broke with its process.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      WorkFolder.delete(home);
      over.countDown();
      ended.accept(this);
    }
  }

  /** The head of the report that a crashing JVM writes. */
  private void keepCrash() throws IOException {
    Path report = home.resolve(Launch.CRASH_REPORT);
    if (Files.isRegularFile(report)) {
      try (Stream<String> lines = Files.lines(report, StandardCharsets.UTF_8)) {
        lines.limit(REPORT_LINES).filter(line -> line.length() > 2).forEach(this::keep);
      }
    }
  }

  private void keep(String line) {
    LOG.info("worker {}: {}", process.pid(), line);
    synchronized (printed) {
      printed.addLast(line);
      if (printed.size() > KEPT_LINES) {
        printed.removeFirst();
      }
    }
  }
}
