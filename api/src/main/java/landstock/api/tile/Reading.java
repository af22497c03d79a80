package landstock.api.tile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import landstock.api.query.Ask;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Reads whole answers of our own questions: all rows or a failure. */
final class Reading {
  private static final Limits LIMITS =
      new Limits(Duration.ofMinutes(2), 20_000_000, 8 * Limits.DEFAULT_MAX_BYTES);

  private final Ask ask;

  Reading(Ask ask) {
    this.ask = ask;
  }

  /** Hands over batch after batch; each is valid until the next. */
  void batches(
      String snapshot,
      String sql,
      List<@Nullable Object> parameters,
      Consumer<VectorSchemaRoot> each) {
    Question question = new Question(sql, parameters, Optional.of(snapshot), LIMITS);
    try (Answer answer = ask.ask(question)) {
      while (answer.rows().next()) {
        each.accept(answer.rows().batch());
      }
      if (answer.rows().truncated()) {
        throw new LandstockException(
            Code.TOO_LARGE, "a layer of " + snapshot + " has more than 20,000,000 rows");
      }
    }
  }
}
