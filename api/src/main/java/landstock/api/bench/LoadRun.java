package landstock.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** Steps under a hundredth of the whole are told together. */
  private static final double LEAST_SHARE = 0.005;

  private final PrintStream out;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<String, double[]> steps = new LinkedHashMap<>();
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
    List<LoadSummary> summaries = Load.run(pack, folder, home, this::at);
    note("publish");
    double seconds = (System.nanoTime() - start) / NANOS;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / NANOS;
    table(seconds);
    LoadSummary summary = summaries.get(0);
    out.printf(
        Locale.ROOT,
        "loaded %,d of %,d rows, %s findings; content %s%n",
        summary.rowsLoaded(),
        summary.rowsRead(),
        summary.findings(),
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
    boolean ended = !event.finished().isEmpty() || event.done() == event.total();
    if (ended) {
      note(event.finished().isEmpty() ? "read " + event.step() : event.finished());
    }
  }

  /** The time since the last note belongs to this step. */
  private void note(String step) {
    long now = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    double[] spent = steps.computeIfAbsent(step, s -> new double[2]);
    spent[0] += (now - lastNanos) / NANOS;
    spent[1] += (cpu - lastCpu) / NANOS;
    lastNanos = now;
    lastCpu = cpu;
  }

  private void table(double seconds) {
    out.printf(Locale.ROOT, "%-44s %9s %9s%n", "step", "wall s", "proc. s");
    double[] rest = new double[2];
    steps.forEach(
        (step, spent) -> {
          if (spent[0] < seconds * LEAST_SHARE) {
            rest[0] += spent[0];
            rest[1] += spent[1];
          } else {
            out.printf(Locale.ROOT, "%-44s %9.2f %9.2f%n", step, spent[0], spent[1]);
          }
        });
    out.printf(Locale.ROOT, "%-44s %9.2f %9.2f%n", "all others", rest[0], rest[1]);
  }
}
