package landstock.sql.worker;

import java.util.List;
import java.util.Locale;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the caller is told when a worker ended under its statement. */
final class Death {
  private static final Logger LOG = LoggerFactory.getLogger(Death.class);
  private static final int TOLD_CHARACTERS = 200;

  private static final int SIGNAL = 128;
  private static final int KILLED = SIGNAL + 9;
  private static final int JAVA_OUT_OF_MEMORY = 3;

  /** What a JVM, the C++ library and the dynamic loader print when an allocation fails. */
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "outofmemoryerror",
          "insufficient memory",
          "out of memory",
          "bad_alloc",
          "cannot allocate memory");

  private Death() {}

  /**
   * @param status of the process, 128 + signal
   * @param printed its last lines
   */
  static LandstockException of(int status, List<String> printed) {
    if (status == JAVA_OUT_OF_MEMORY || printed.stream().anyMatch(Death::saysMemory)) {
      return new LandstockException(
              Code.MEMORY, "the statement needed more memory than its process may have")
          .withHint("narrow it by a filter, or group by fewer columns");
    }
    if (status == KILLED) {
      return new LandstockException(
              Code.CRASHED, "the process of the statement was killed from outside")
          .withHint(
              "the machine may be short of memory: try again, or narrow the statement by a filter");
    }
    return new LandstockException(
            Code.CRASHED, "the statement brought its process down (status " + status + ")")
        .withHint("ask something simpler: less nesting, fewer or simpler geometries");
  }

  private static boolean saysMemory(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return OUT_OF_MEMORY.stream().anyMatch(lower::contains);
  }

  /** For whoever runs the server: a worker has ended under a statement. */
  static void log(WorkerProcess worker, String why, String sql) {
    LOG.warn(
        "worker {} ended with {} ({}) under: {}",
        worker.pid(),
        worker.status(),
        why,
        sql.substring(0, Math.min(TOLD_CHARACTERS, sql.length())));
  }
}
