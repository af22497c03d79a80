package landstock.api.query;

import landstock.sql.engine.Execution;
import landstock.sql.engine.ForwardingExecution;

/**
 * Rows that give back a place when they are closed.
 *
 * @param leaving may be run more than once
 */
record Admitted(Execution rows, Runnable leaving) implements ForwardingExecution {

  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      leaving.run();
    }
  }
}
