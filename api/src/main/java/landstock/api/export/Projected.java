package landstock.api.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** An answer without some of its columns, and with other names. */
public final class Projected implements Execution {
  private static final String GEOMETRY = "GEOMETRY";

  private final Execution all;
  private final int[] kept;

  private Projected(Execution all, int[] kept) {
    this.all = all;
    this.kept = kept;
  }

  /**
   * @param names of all columns of the answer
   * @param headings of the same
   */
  public static Answer named(Answer answer, List<String> names, List<Heading> headings) {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ResultColumn stored = answer.columns().get(i);
      Heading said = headings.get(i);
      columns.add(
          new ResultColumn(
              names.get(i),
              stored.type(),
              stored.nullable(),
              Optional.of(said.label()),
              said.unit()));
    }
    return new Answer(answer.snapshot(), columns, answer.rows());
  }

  /** What tables show: everything but geometry. */
  public static Answer withoutGeometry(Answer answer) {
    int[] kept =
        IntStream.range(0, answer.columns().size())
            .filter(i -> !answer.columns().get(i).type().equals(GEOMETRY))
            .toArray();
    if (kept.length == answer.columns().size()) {
      return answer;
    }
    List<ResultColumn> columns = IntStream.of(kept).mapToObj(i -> answer.columns().get(i)).toList();
    return new Answer(answer.snapshot(), columns, new Projected(answer.rows(), kept));
  }

  @Override
  public VectorSchemaRoot batch() {
    VectorSchemaRoot batch = all.batch();
    List<FieldVector> vectors = IntStream.of(kept).mapToObj(batch::getVector).toList();
    VectorSchemaRoot seen = new VectorSchemaRoot(vectors);
    seen.setRowCount(batch.getRowCount());
    return seen;
  }

  @Override
  public String id() {
    return all.id();
  }

  @Override
  public boolean next() {
    return all.next();
  }

  @Override
  public long rowCount() {
    return all.rowCount();
  }

  @Override
  public boolean truncated() {
    return all.truncated();
  }

  @Override
  public OptionalDouble progress() {
    return all.progress();
  }

  @Override
  public void cancel() {
    all.cancel();
  }

  @Override
  public void close() {
    all.close();
  }
}
