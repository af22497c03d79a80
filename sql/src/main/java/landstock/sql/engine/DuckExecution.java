package landstock.sql.engine;

import java.io.IOException;
import java.util.Deque;
import java.util.OptionalDouble;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** One statement on its own connection, streamed as Arrow. */
final class DuckExecution implements Execution {
  private final String sql;
  private final Limits limits;
  private final Control control;
  private final Watch watch;
  private final ArrowReader reader;
  private final VectorSchemaRoot root;
  private final Deque<AutoCloseable> resources;
  private @Nullable VectorSchemaRoot slice;
  private boolean firstIsLoaded;
  private boolean done;
  private long rowCount;
  private long byteCount;
  private boolean truncated;

  /** Takes over what {@link Start} opened. */
  DuckExecution(
      String sql,
      Limits limits,
      Control control,
      Watch watch,
      ArrowReader reader,
      Deque<AutoCloseable> resources)
      throws IOException {
    this.sql = sql;
    this.limits = limits;
    this.control = control;
    this.watch = watch;
    this.reader = reader;
    this.root = reader.getVectorSchemaRoot();
    this.resources = resources;
    this.firstIsLoaded = load();
  }

  @Override
  public String id() {
    return control.id();
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    boolean loaded = firstIsLoaded || load();
    firstIsLoaded = false;
    int room = loaded ? room() : 0;
    if (room == 0) {
      truncated = loaded;
      done = true;
      return false;
    }
    if (root.getRowCount() > room) {
      slice = root.slice(0, room);
      resources.push(slice);
      truncated = true;
      done = true;
    }
    rowCount += batch().getRowCount();
    return true;
  }

  /** Rows of the loaded batch that both limits let pass; counts their bytes. */
  private int room() {
    int rows = (int) Math.min(root.getRowCount(), limits.maxRows() - rowCount);
    long left = limits.maxBytes() - byteCount;
    if (bytes(rows) > left) {
      int fits = 0;
      int tooMany = rows;
      while (tooMany - fits > 1) {
        int middle = (fits + tooMany) >>> 1;
        if (bytes(middle) > left) {
          tooMany = middle;
        } else {
          fits = middle;
        }
      }
      rows = fits;
    }
    byteCount += bytes(rows);
    return rows;
  }

  private long bytes(int rows) {
    long bytes = 0;
    for (FieldVector vector : root.getFieldVectors()) {
      bytes += rows == 0 ? 0 : vector.getBufferSizeFor(rows);
    }
    return bytes;
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
  public OptionalDouble progress() {
    return control.progress();
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
