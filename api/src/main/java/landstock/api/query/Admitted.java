package landstock.api.query;

import java.util.OptionalDouble;
import landstock.sql.engine.Execution;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows that give back a place when they are closed. */
final class Admitted implements Execution {
  private final Execution rows;
  private final Runnable leaving;

  /**
   * @param leaving may be run more than once
   */
  Admitted(Execution rows, Runnable leaving) {
    this.rows = rows;
    this.leaving = leaving;
  }

  @Override
  public String id() {
    return rows.id();
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public VectorSchemaRoot batch() {
    return rows.batch();
  }

  @Override
  public long rowCount() {
    return rows.rowCount();
  }

  @Override
  public boolean truncated() {
    return rows.truncated();
  }

  @Override
  public OptionalDouble progress() {
    return rows.progress();
  }

  @Override
  public void cancel() {
    rows.cancel();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      leaving.run();
    }
  }
}
