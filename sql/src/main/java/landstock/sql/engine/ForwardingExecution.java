package landstock.sql.engine;

import java.util.OptionalDouble;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Does what another does; who implements it overrides what differs. */
public interface ForwardingExecution extends Execution {
  Execution rows();

  @Override
  default String id() {
    return rows().id();
  }

  @Override
  default boolean next() {
    return rows().next();
  }

  @Override
  default VectorSchemaRoot batch() {
    return rows().batch();
  }

  @Override
  default long rowCount() {
    return rows().rowCount();
  }

  @Override
  default boolean truncated() {
    return rows().truncated();
  }

  @Override
  default OptionalDouble progress() {
    return rows().progress();
  }

  @Override
  default void cancel() {
    rows().cancel();
  }

  @Override
  default void close() {
    rows().close();
  }
}
