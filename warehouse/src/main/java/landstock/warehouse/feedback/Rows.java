package landstock.warehouse.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Answers questions about {@code meta}, whether the snapshot is published or still being built. */
@FunctionalInterface
public interface Rows {
  /** More findings than any bureau mends; a workbook of them is 200 MB. */
  long MOST = 2_000_000;

  /**
   * @param sql one query that both dialects understand
   * @return values as text, NULL as null
   */
  List<List<@Nullable String>> of(String sql);

  /** Rows of a database that is being built. */
  static Rows in(BuildDatabase database) {
    return sql -> {
      List<List<@Nullable String>> rows = new ArrayList<>();
      database.forEach(
          sql,
          values -> {
            List<@Nullable String> row = new ArrayList<>(values.length);
            for (Object value : values) {
              row.add(value == null ? null : value.toString());
            }
            rows.add(row);
          });
      return rows;
    };
  }

  /**
   * Rows of a published snapshot.
   *
   * @param ask answers under the caller's own policy
   * @param snapshot absent means the current one
   */
  static Rows of(Function<Question, Answer> ask, Optional<String> snapshot) {
    Limits limits = new Limits(Limits.DEFAULT.deadline(), MOST);
    return sql -> {
      List<List<@Nullable String>> rows = new ArrayList<>();
      try (Answer answer = ask.apply(new Question(sql, List.of(), snapshot, limits))) {
        while (answer.rows().next()) {
          List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
          for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
            List<@Nullable String> row = new ArrayList<>(vectors.size());
            for (FieldVector vector : vectors) {
              Object value = vector.getObject(i);
              row.add(value == null ? null : value.toString());
            }
            rows.add(row);
          }
        }
        if (answer.rows().truncated()) {
          throw new LandstockException(Code.TOO_LARGE, "there are more than " + MOST + " rows");
        }
      }
      return rows;
    };
  }
}
