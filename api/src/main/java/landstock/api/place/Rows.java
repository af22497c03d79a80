package landstock.api.place;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import landstock.api.query.Ask;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.jspecify.annotations.Nullable;

/** Asks a question and goes through its rows. */
record Rows(Ask ask) {

  void each(
      String snapshot, String sql, List<@Nullable Object> parameters, Consumer<Row> consumer) {
    Question question = new Question(sql, parameters, Optional.of(snapshot), Limits.DEFAULT);
    try (Answer answer = ask.ask(question)) {
      while (answer.rows().next()) {
        for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
          consumer.accept(new Row(answer.rows().batch().getFieldVectors(), i));
        }
      }
    }
  }
}
