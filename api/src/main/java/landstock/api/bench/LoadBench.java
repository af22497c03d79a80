package landstock.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Loads a generated city, from files to a published snapshot, in a process of its own. */
final class LoadBench {
  private static final int HEAP_MB = 1_536;
  private static final long BYTES_PER_PARCEL = 6_000;

  private final long parcels;
  private final PrintStream out;

  LoadBench(long parcels, PrintStream out) {
    this.parcels = parcels;
    this.out = out;
  }

  /**
   * Gives whether the load succeeded and its store verifies.
   *
   * @param folder where the hand-ins are written, or found from an earlier run of the same size
   * @param home of the store; made, and left to the caller
   */
  boolean run(Path folder, Path home) throws IOException {
    Path city = folder.resolve("city-" + parcels);
    long free = Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
    if (free < parcels * BYTES_PER_PARCEL) {
      out.printf(
          Locale.ROOT,
          "%,d parcels need some %,d MiB of disk at %s; %,d are free%n",
          parcels,
          (parcels * BYTES_PER_PARCEL) >> 20,
          folder,
          free >> 20);
      return false;
    }
    double ms = Pairs.timeMs(() -> write(city));
    out.printf(
        Locale.ROOT,
        "%,d parcels, %,d buildings, %,d enterprises, 3 years of tax: %,d MiB of GeoParquet"
            + " (layers) and CSV (registers), ready after %.1f s%n",
        parcels,
        parcels * 13 / 10,
        parcels * 8 / 10,
        bytes(city) >> 20,
        ms / 1_000);
    return load(city, home) == 0;
  }

  private void write(Path city) {
    try {
      new GeneratedCity(parcels).write(city);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private int load(Path city, Path home) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher has started this one, and so as it starts a load.
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Xmx" + HEAP_MB + "m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LoadRun.class.getName());
    command.addAll(List.of(city.toString(), home.toString(), String.valueOf(parcels)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = process.inputReader()) {
      lines.lines().forEach(out::println);
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      process.destroyForcibly();
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
