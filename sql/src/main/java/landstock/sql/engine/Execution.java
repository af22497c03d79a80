package landstock.sql.engine;

import java.util.OptionalDouble;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A running statement, streamed. Used by one thread, except {@link #cancel()}, which any thread may
 * call. Closing early cancels.
 */
public interface Execution extends AutoCloseable {

  /** The id of its {@link Control}. */
  String id();

  /**
   * Loads the next batch into {@link #batch()}.
   *
   * @return false when there are no more rows, or a limit is reached
   * @throws landstock.sql.problem.LandstockException as {@link Engine#execute}
   */
  boolean next();

  /**
   * The current batch; its vectors are refilled by {@link #next()}. Its schema is valid at once.
   */
  VectorSchemaRoot batch();

  /** Rows handed out so far. */
  long rowCount();

  /**
   * Whether the result had more rows or bytes than the limits; final once {@link #next()} was
   * false.
   */
  boolean truncated();

  /** The part that is done, 0 to 1, never less than before; empty where that is not known. */
  OptionalDouble progress();

  /** Stops the statement; its thread sees CANCELLED. */
  void cancel();

  @Override
  void close();
}
