package landstock.sql.worker;

import java.io.IOException;

/**
 * What crosses the pipes between the server and a worker: one byte that says what follows.
 * Statements are numbered, so that a cancel that comes late does not meet the next one. A worker
 * answers one statement at a time:
 *
 * <pre>
 * server   OPEN, then any number of EXECUTE, each perhaps followed by CANCEL
 * worker   READY or FAILED; for each EXECUTE: PROGRESS*, then FAILED,
 *          or SCHEMA (PROGRESS | BATCH)* (END | FAILED)
 * </pre>
 *
 * The pipes hold 64 KB: a worker whose reader is slow waits in its write, so neither side ever
 * holds more than a batch.
 */
enum Frame {
  /** Settings, snapshots and instance tables. */
  OPEN,
  /** Number, SQL, parameters, limits. */
  EXECUTE,
  /** Number. */
  CANCEL,
  /** The snapshots are open. */
  READY,
  /** An Arrow IPC schema message: the first rows are there. */
  SCHEMA,
  /** An Arrow IPC record batch message. */
  BATCH,
  /** Number, and a fraction, 0 to 1; may come a little after the end. */
  PROGRESS,
  /** The number of rows and whether there were more. */
  END,
  /** A failure, with all that {@link landstock.sql.problem.LandstockException} has. */
  FAILED;

  private static final Frame[] ALL = values();

  int code() {
    return ordinal();
  }

  static Frame of(int code) throws IOException {
    if (code < 0 || code >= ALL.length) {
      throw new IOException("no frame begins with " + code);
    }
    return ALL[code];
  }
}
