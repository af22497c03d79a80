package landstock.warehouse.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.snapshot.Warehouse;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Asks an open store as a client would. */
public record Store(Warehouse warehouse) {

  /** Rows of the answer, values as text; NULL as "null". */
  public List<List<String>> rows(String sql, @Nullable String snapshot) {
    Question question = new Question(sql, List.of(), Optional.ofNullable(snapshot), Limits.DEFAULT);
    List<List<String>> rows = new ArrayList<>();
    try (Answer answer = warehouse.ask(question, Policy.OPEN)) {
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int row = 0; row < answer.rows().batch().getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (FieldVector vector : vectors) {
            values.add(String.valueOf(vector.getObject(row)));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /** The only row, its values separated by spaces. */
  public String row(String sql, @Nullable String snapshot) {
    return String.join(" ", rows(sql, snapshot).get(0));
  }
}
