package landstock.sql.engine;

import java.io.IOException;
import java.util.Deque;
import java.util.UUID;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** One statement on its own connection, streamed as Arrow. */
final class DuckExecution implements Execution {
  private final String id = UUID.randomUUID().toString();
  private final String sql;
  private final long maxRows;
  private final Watch watch;
  private final ArrowReader reader;
  private final VectorSchemaRoot root;
  private final Deque<AutoCloseable> resources;
  private @Nullable VectorSchemaRoot slice;
  private boolean firstIsLoaded;
  private boolean done;
  private long rowCount;
  private boolean truncated;

  /** Takes over what {@link Start} opened. */
  DuckExecution(
      String sql, long maxRows, Watch watch, ArrowReader reader, Deque<AutoCloseable> resources)
      throws IOException {
    this.sql = sql;
    this.maxRows = maxRows;
    this.watch = watch;
    this.reader = reader;
    this.root = reader.getVectorSchemaRoot();
    this.resources = resources;
    this.firstIsLoaded = load();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    boolean loaded = firstIsLoaded || load();
    firstIsLoaded = false;
    if (!loaded || rowCount >= maxRows) {
      truncated = loaded;
      done = true;
      return false;
    }
    long room = maxRows - rowCount;
    if (root.getRowCount() > room) {
      slice = root.slice(0, (int) room);
      resources.push(slice);
      truncated = true;
      done = true;
    }
    rowCount += batch().getRowCount();
    return true;
  }

  @Override
  public VectorSchemaRoot batch() {
    return slice == null ? root : slice;
  }

  @Override
  public long rowCount() {
    return rowCount;
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  @Override
  public void cancel() {
    watch.stop(Code.CANCELLED);
  }

  @Override
  public void close() {
    done = true;
    closeAll(resources);
  }

  /** Loads the next batch that has rows. */
  private boolean load() {
    try {
      do {
        if (watch.stopped()) {
          throw watch.failure();
        }
        if (!reader.loadNextBatch()) {
          return false;
        }
      } while (root.getRowCount() == 0);
      return true;
    } catch (IOException | OutOfMemoryException e) {
      throw failure(e, watch, sql);
    }
  }

  static LandstockException failure(Exception e, @Nullable Watch watch, String sql) {
    if (e instanceof LandstockException known) {
      return known;
    }
    if (watch != null && watch.stopped()) {
      return watch.failure();
    }
    if (e instanceof OutOfMemoryException) {
      return new LandstockException(
          Code.MEMORY, "results under way need more memory than the server gives them", e);
    }
    return DuckErrors.translate(e, sql);
  }

  /** Closes in reverse order of opening; each is tried, whatever the others do. */
  static void closeAll(Deque<AutoCloseable> resources) {
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        // The statement is over or broken, and its failure was told when it happened.
      }
    }
  }
}
