package landstock.sql.engine;

import java.nio.file.Path;

/**
 * What a writing database may use.
 *
 * @param threads of DuckDB
 * @param memoryMb of DuckDB, in MiB
 * @param spillDirectory where intermediate results go that do not fit; made when needed
 * @param rowGroupSize rows per row group, a multiple of 2048; small ones prune small windows better
 *     (30,720 rows brought a small window from 21 ms to 7 ms)
 */
public record BuildSettings(int threads, int memoryMb, Path spillDirectory, int rowGroupSize) {

  private static final int ROW_GROUP_SIZE = 30_720;

  /** A load of a million parcels stays under 6 GB with it, the JVM included. */
  private static final int USUAL_MEMORY_MB = 3_584;

  /** Sorting and joining what comes of a hand-in takes some five times its bytes. */
  private static final int MEMORY_PER_BYTE = 5;

  /** All processors, and memory for what is usual; what needs more goes to disk. */
  public static BuildSettings ofThisMachine(Path spillDirectory) {
    return ofThisMachine(spillDirectory, 0);
  }

  /**
   * The same for a large input: disk is no place for what would fit. Never more than three fifths
   * of the machine's memory, which leaves room for the JVM.
   *
   * @param inputBytes of what is read
   */
  public static BuildSettings ofThisMachine(Path spillDirectory, long inputBytes) {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    long mostMb = (system.getTotalMemorySize() >> 20) * 3 / 5;
    long wantedMb = Math.max(USUAL_MEMORY_MB, (inputBytes * MEMORY_PER_BYTE) >> 20);
    return new BuildSettings(
        Runtime.getRuntime().availableProcessors(),
        (int) Math.min(mostMb, wantedMb),
        spillDirectory,
        ROW_GROUP_SIZE);
  }
}
