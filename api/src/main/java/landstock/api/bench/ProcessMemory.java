package landstock.api.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at the memory of processes every 20 ms, as Linux tells it; elsewhere sees nothing. */
final class ProcessMemory implements AutoCloseable {
  private static final long EVERY_MS = 20;

  /** Most seen of one process, in MiB. */
  record Peak(long residentMb, long mappedMb) {
    Peak max(Peak other) {
      return new Peak(Math.max(residentMb, other.residentMb), Math.max(mappedMb, other.mappedMb));
    }
  }

  private final Map<Long, Peak> peaks = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean over;

  /**
   * @param pids of the processes there are, asked again and again
   */
  ProcessMemory(Supplier<? extends Iterable<Long>> pids) {
    thread =
        new Thread(
            () -> {
              while (!over) {
                pids.get().forEach(pid -> peaks.merge(pid, of(pid), Peak::max));
                sleep();
              }
            },
            "process-memory");
    thread.setDaemon(true);
    thread.start();
  }

  /** The most that any of them had. */
  Peak peak() {
    return peaks.values().stream().reduce(new Peak(0, 0), Peak::max);
  }

  static Peak ofThisProcess() {
    return of(ProcessHandle.current().pid());
  }

  /** The most that this process ever had resident, in MiB, as Linux counts it; else 0. */
  static long mostOfThisProcess() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static Peak of(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      Map<String, Long> mb = new ConcurrentHashMap<>();
      lines
          .filter(l -> l.startsWith("VmRSS:") || l.startsWith("VmSize:"))
          .forEach(
              l ->
                  mb.put(
                      l.substring(0, l.indexOf(':')),
                      Long.parseLong(l.replaceAll("\\D", "")) >> 10));
      return new Peak(mb.getOrDefault("VmRSS", 0L), mb.getOrDefault("VmSize", 0L));
    } catch (IOException | UncheckedIOException e) {
      return new Peak(0, 0); // it has just ended
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
