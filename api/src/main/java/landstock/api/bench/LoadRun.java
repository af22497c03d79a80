package landstock.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.LoadSummary;
import landstock.warehouse.load.Progress;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Verification;

/**
 * What the process that is measured does: one load by the ordinary way, and where its time went. It
 * runs in a process of its own, so that time and memory are those of the load alone.
 */
public final class LoadRun {
  private static final double NANOS = 1e9;

  /** Steps under this are told together. */
  private static final double LEAST_SECONDS = 0.5;

  private final PrintStream out;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<String, Long> rowsRead = new HashMap<>();
  private double otherSeconds;
  private double otherCpuSeconds;
  private long lastNanos = System.nanoTime();
  private long lastCpu = system.getProcessCpuTime();

  private LoadRun(PrintStream out) {
    this.out = out;
  }

  /**
   * @param arguments folder of the hand-ins, home of the store, number of parcels
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean ok =
        new LoadRun(out)
            .run(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
    System.exit(ok ? 0 : 1);
  }

  private boolean run(Path folder, Path home, long parcels) {
    Pack pack = Packs.ofProduct().find(folder.toString());
    long start = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    step("step", "wall s", "proc. s");
    List<LoadSummary> summaries = Load.run(pack, folder, home, this::at);
    note("check and publish");
    double seconds = (System.nanoTime() - start) / NANOS;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / NANOS;
    step("all others", told(otherSeconds), told(otherCpuSeconds));
    LoadSummary summary = summaries.get(0);
    out.printf(
        Locale.ROOT,
        "loaded %,d of %,d rows, %s findings; content %s%n",
        summary.rowsLoaded(),
        summary.rowsRead(),
        new TreeMap<>(summary.findings()),
        summary.contentHash());
    out.printf(
        Locale.ROOT,
        "%,d parcels in %.1f s wall, %.1f s processor; %.1f and %.1f µs a parcel; %,.0f rows/s;"
            + " at most %,d MiB resident%n",
        parcels,
        seconds,
        cpuSeconds,
        seconds * 1e6 / parcels,
        cpuSeconds * 1e6 / parcels,
        summary.rowsRead() / seconds,
        ProcessMemory.mostOfThisProcess());
    boolean whole = Verification.verify(home).ok();
    out.println(whole ? "the store verifies" : "THE STORE DOES NOT VERIFY");
    return whole;
  }

  private void at(Progress.Event event) {
    if (event.unit() == Progress.Unit.BYTES) {
      rowsRead.put(event.step(), event.rows());
    } else if (event.step().equals("models") && event.done() == 0) {
      long rows = rowsRead.values().stream().mapToLong(Long::longValue).sum();
      note(String.format(Locale.ROOT, "read and stage %,d rows", rows));
    } else if (!event.finished().isEmpty()) {
      note(event.finished());
    }
  }

  /** The time since the last note belongs to this step. */
  private void note(String step) {
    long now = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    double seconds = (now - lastNanos) / NANOS;
    double cpuSeconds = (cpu - lastCpu) / NANOS;
    lastNanos = now;
    lastCpu = cpu;
    if (cpuSeconds < LEAST_SECONDS) {
      otherSeconds += seconds;
      otherCpuSeconds += cpuSeconds;
    } else {
      step(step, told(seconds), told(cpuSeconds));
    }
  }

  private void step(String name, String wall, String processor) {
    out.printf(Locale.ROOT, "%-44s %9s %9s%n", name, wall, processor);
  }

  private static String told(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
