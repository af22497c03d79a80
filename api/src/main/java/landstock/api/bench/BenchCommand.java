package landstock.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import landstock.sql.catalog.Catalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock bench}: measures on this machine and prints ratios. */
@Command(
    name = "bench",
    description = {
      "Measures on generated data and prints ratios; nothing is kept.",
      "",
      "  frontend  what parsing, checking and planning cost over DuckDB alone, and a worker",
      "  prune     a polygon filter with and without the test of boxes",
      "  tpch      the 22 queries of TPC-H, answers and times against DuckDB directly (slow)",
      "  fuzz      generated statements against DuckDB directly, for --minutes",
      "  load      a generated city of --parcels, from files to a published snapshot",
      "  bounded   statements of death, alone and ten at once: some ten minutes",
      "  tiles     vector tiles of parcels with two measures, over HTTP, cold and warm",
      "  all       frontend and prune",
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Catalog catalog;

  /** What can be measured. */
  enum What {
    frontend,
    prune,
    tpch,
    fuzz,
    bounded,
    load,
    tiles,
    all
  }

  @Parameters(arity = "0..1", description = "One of ${COMPLETION-CANDIDATES}.")
  private What what = What.all;

  @Option(
      names = "--side",
      description = "Parcels along one side of the square (default: ${DEFAULT-VALUE}).")
  private int side = 1_000;

  @Option(
      names = "--scale",
      description = "Scale factor of TPC-H; 1 is 6,000,000 line items (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(names = "--minutes", description = "How long to fuzz (default: ${DEFAULT-VALUE}).")
  private int minutes = 1;

  @Option(names = "--seed", description = "First seed to fuzz with (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--parcels", description = "Parcels to load (default: ${DEFAULT-VALUE}).")
  private long parcels = 1_000_000;

  @Option(
      names = "--work",
      description = "Existing folder that keeps the generated files of load for further runs.")
  @Nullable Path work;

  public BenchCommand(PrintStream out, Catalog catalog) {
    this.out = out;
    this.catalog = catalog;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("landstock-bench");
    try {
      if (what == What.tpch) {
        try (TpchBench tpch = new TpchBench(folder, scale)) {
          return tpch.run(out) ? 0 : 1;
        }
      }
      if (what == What.load) {
        Path files = work == null ? folder : work;
        return new LoadBench(parcels, out).run(files, folder.resolve("store")) ? 0 : 1;
      }
      if (what == What.fuzz) {
        return new FuzzBench(folder, out).run(minutes, seed) ? 0 : 1;
      }
      out.printf(
          "%s, Java %s, %s %s, %d processors; %,d parcels%n",
          LocalDate.now(java.time.ZoneId.systemDefault()),
          Runtime.version(),
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          (long) side * side);
      if (what == What.tiles) {
        try (GeneratedParcels parcels = GeneratedParcels.withMarts(catalog, folder, side)) {
          new TileBench(catalog, parcels, out).run(side);
          return 0;
        }
      }
      try (GeneratedParcels parcels = new GeneratedParcels(catalog, folder, side)) {
        if (what == What.bounded) {
          return new BoundedBench(parcels, out).run() ? 0 : 1;
        }
        if (what != What.prune) {
          new FrontEndBench(parcels, out).run();
        }
        if (what != What.frontend) {
          new PruneBench(parcels, out).run();
        }
      }
      return 0;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }
}
