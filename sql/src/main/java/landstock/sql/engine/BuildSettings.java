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
  private static final int MOST_MEMORY_MB = 3_584;

  /** All processors, at most half of the machine's memory; what needs more goes to disk. */
  public static BuildSettings ofThisMachine(Path spillDirectory) {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    long memoryMb = system.getTotalMemorySize() >> 20;
    return new BuildSettings(
        Runtime.getRuntime().availableProcessors(),
        (int) Math.min(memoryMb / 2, MOST_MEMORY_MB),
        spillDirectory,
        ROW_GROUP_SIZE);
  }
}
