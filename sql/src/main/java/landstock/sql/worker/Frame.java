package landstock.sql.worker;

import java.io.IOException;

/**
 * What crosses the pipes between the server and a worker: one byte that says what follows.
 * Statements are numbered, so that a cancel that comes late does not meet the next one. A worker
 * answers one statement at a time:
 *
 * <pre>
 * server   OPEN, then any number of EXECUTE, each perhaps followed by CANCEL
 * worker   READY or FAILED; for each EXECUTE: PROGRESS*, then LEAVING? FAILED,
 *          or SCHEMA (PROGRESS | BATCH)* LEAVING? (END | FAILED)
 * </pre>
 *
 * The pipes hold 64 KB: a worker whose reader is slow waits in its write, so neither side ever
 * holds more than a batch.
 */
enum Frame {
  /** Settings, snapshots and instance tables. */
  OPEN('O'),
  /** Number, SQL, parameters, limits. */
  EXECUTE('X'),
  /** Number. */
  CANCEL('C'),
  /** The snapshots are open. */
  READY('R'),
  /** An Arrow IPC schema message: the first rows are there. */
  SCHEMA('S'),
  /** An Arrow IPC record batch message. */
  BATCH('B'),
  /** Number, and a fraction, 0 to 1; may come a little after the end. */
  PROGRESS('P'),
  /** The number of rows and whether there were more. */
  END('E'),
  /** Before the end: the statement has changed the worker, which no other should meet. */
  LEAVING('L'),
  /** A failure, with all that {@link landstock.sql.problem.LandstockException} has. */
  FAILED('F');

  private final int code;

  Frame(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Frame of(int code) throws IOException {
    for (Frame frame : values()) {
      if (frame.code == code) {
        return frame;
      }
    }
    throw new IOException("no frame begins with " + code);
  }
}
