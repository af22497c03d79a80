package landstock.warehouse.snapshot;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import landstock.sql.engine.Execution;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A statement that gives back its lease when it is closed, once. */
record Leased(Execution execution, Runnable release, AtomicBoolean closed) implements Execution {

  Leased(Execution execution, Runnable release) {
    this(execution, release, new AtomicBoolean());
  }

  @Override
  public String id() {
    return execution.id();
  }

  @Override
  public boolean next() {
    return execution.next();
  }

  @Override
  public VectorSchemaRoot batch() {
    return execution.batch();
  }

  @Override
  public long rowCount() {
    return execution.rowCount();
  }

  @Override
  public boolean truncated() {
    return execution.truncated();
  }

  @Override
  public OptionalDouble progress() {
    return execution.progress();
  }

  @Override
  public void cancel() {
    execution.cancel();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        execution.close();
      } finally {
        release.run();
      }
    }
  }
}
