package landstock.api.query;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import landstock.sql.catalog.Label;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.types.Types;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The real engine without a front end and without snapshots: it answers DuckDB's own dialect, so
 * that tests of the doors can make it say, and fail in, whatever way they need.
 */
public final class SmallDuck implements Ask, AutoCloseable {
  public static final String SNAPSHOT = "small-2024";

  /** Statements that ended as cancelled before their first row. */
  public final AtomicInteger cancelled = new AtomicInteger();

  /** Opens when the first statement is about to start. */
  public final CountDownLatch started = new CountDownLatch(1);

  // One thread: rows come in order, and a statement never runs far ahead of its reader.
  private final Engine engine =
      DuckEngine.open(List.of(), List.of(), new DuckEngine.Settings(1, 512, 256));

  @Override
  public Answer ask(Question question) {
    if (question.sql().startsWith("SELEC ")) {
      throw new LandstockException(Code.SYNTAX, "SELEC is no word of SQL")
          .at(1, 1)
          .withHint("queries begin with SELECT");
    }
    started.countDown();
    try {
      Execution rows =
          engine.execute(
              question.sql(), question.parameters(), question.limits(), question.control());
      List<ResultColumn> columns =
          rows.batch().getSchema().getFields().stream().map(SmallDuck::column).toList();
      return new Answer(question.snapshot().orElse(SNAPSHOT), columns, rows);
    } catch (LandstockException e) {
      if (e.code() == Code.CANCELLED) {
        cancelled.incrementAndGet();
      }
      throw e;
    }
  }

  /** {@code area_m2} and {@code geom} play stored columns. */
  private static ResultColumn column(Field field) {
    String name = field.getName();
    boolean stored = name.equals("area_m2") || name.equals("geom");
    return new ResultColumn(
        name,
        type(field),
        true,
        stored ? Optional.of(new Label("面积", "Area")) : Optional.empty(),
        name.equals("area_m2") ? Optional.of("m2") : Optional.empty());
  }

  private static String type(Field field) {
    Types.MinorType type = Types.getMinorTypeForArrowType(field.getType());
    return switch (type) {
      case VARBINARY -> field.getName().startsWith("blob") ? "BLOB" : "GEOMETRY";
      case INT -> "INTEGER";
      case FLOAT8 -> "DOUBLE";
      case DECIMAL -> field.getType().toString().contains(", 0,") ? "BIGINT" : "DECIMAL(4,2)";
      default -> type.name();
    };
  }

  @Override
  public void close() {
    engine.close();
  }
}
