package landstock.api.query;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.query.ResultColumn;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/** A real DuckDB that answers its own dialect without a front end: what the doors need to stand. */
public final class SmallDuck implements Ask, AutoCloseable {
  public static final String SNAPSHOT = "small-2024";

  /** Statements that were cancelled, by whatever way. */
  public final AtomicInteger cancelled = new AtomicInteger();

  /** Opens when the first statement has started. */
  public final CountDownLatch started = new CountDownLatch(1);

  private final DuckDBConnection root;
  private final RootAllocator allocator = new RootAllocator();

  public SmallDuck() {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    // Rows come in order, and the statement never runs far ahead of its reader.
    properties.setProperty("threads", "1");
    try {
      root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Answer ask(Question question) {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      DuckDBConnection connection = root.duplicate();
      open.push(connection);
      PreparedStatement statement = connection.prepareStatement(question.sql());
      open.push(statement);
      for (int i = 0; i < question.parameters().size(); i++) {
        statement.setObject(i + 1, question.parameters().get(i));
      }
      open.push(watch(statement, Thread.currentThread()));
      started.countDown();
      DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery();
      List<ResultColumn> columns = columns(result);
      ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, 2048);
      open.push(reader);
      Streamed rows = new Streamed(reader, statement, question.limits(), open);
      rows.loaded = reader.loadNextBatch();
      return new Answer(question.snapshot().orElse(SNAPSHOT), columns, rows);
    } catch (SQLException | IOException e) {
      closeAll(open);
      throw translated(e);
    }
  }

  /** The engine sees an interrupt of the asking thread as a cancellation; so does this. */
  private AutoCloseable watch(PreparedStatement statement, Thread asking) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!asking.isInterrupted()) {
                  TimeUnit.MILLISECONDS.sleep(20);
                }
                cancelled.incrementAndGet();
                statement.cancel();
              } catch (InterruptedException | SQLException e) {
                // The statement is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread::interrupt;
  }

  private static List<ResultColumn> columns(DuckDBResultSet result) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String name = result.getMetaData().getColumnName(i);
      String type = result.getMetaData().getColumnTypeName(i);
      boolean stored = name.equals("area_m2") || name.equals("geom");
      columns.add(
          new ResultColumn(
              name,
              type.startsWith("GEOMETRY") ? "GEOMETRY" : type,
              true,
              stored ? Optional.of(new Label("面积", "Area")) : Optional.empty(),
              name.equals("area_m2") ? Optional.of("m2") : Optional.empty()));
    }
    return columns;
  }

  private static LandstockException translated(Exception e) {
    String text = String.valueOf(e.getMessage());
    Code code = Code.INTERNAL;
    if (text.contains("INTERRUPT")) {
      code = Code.CANCELLED;
    } else if (text.contains("Conversion Error") || text.contains("Invalid result set")) {
      // "Invalid result set" is all that streaming tells of a failure before the first rows.
      code = Code.DATA;
    } else if (text.contains("Parser Error") || text.contains("Catalog Error")) {
      code = Code.SYNTAX;
    }
    LandstockException failure =
        new LandstockException(code, text.lines().findFirst().orElse(""), e);
    return code == Code.SYNTAX ? failure.at(1, 8).withHint("look at the place") : failure;
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    allocator.close();
  }

  private final class Streamed implements Execution {
    private final String id = UUID.randomUUID().toString();
    private final ArrowReader reader;
    private final PreparedStatement statement;
    private final Limits limits;
    private final Deque<AutoCloseable> open;
    private final long deadlineNanos;
    private boolean loaded;
    private boolean first = true;
    private VectorSchemaRoot batch;
    private long rowCount;
    private boolean truncated;

    Streamed(
        ArrowReader reader, PreparedStatement statement, Limits limits, Deque<AutoCloseable> open)
        throws IOException {
      this.reader = reader;
      this.statement = statement;
      this.limits = limits;
      this.open = open;
      this.batch = reader.getVectorSchemaRoot();
      Duration deadline = limits.deadline();
      this.deadlineNanos = System.nanoTime() + deadline.toNanos();
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public boolean next() {
      try {
        if (!first) {
          loaded = !truncated && reader.loadNextBatch();
        }
        first = false;
        if (!loaded) {
          return false;
        }
        if (System.nanoTime() > deadlineNanos) {
          throw new LandstockException(Code.DEADLINE, "the deadline passed");
        }
        long room = limits.maxRows() - rowCount;
        if (batch.getRowCount() > room) {
          truncated = true;
          if (room == 0) {
            return false;
          }
          batch = batch.slice(0, (int) room);
          open.push(batch);
        }
        rowCount += batch.getRowCount();
        return true;
      } catch (IOException e) {
        throw translated(e);
      }
    }

    @Override
    public VectorSchemaRoot batch() {
      return batch;
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
      cancelled.incrementAndGet();
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      closeAll(open);
    }
  }
}
