package landstock.api.query;

import io.javalin.http.Context;
import landstock.api.format.Encoder;
import landstock.sql.query.Question;

/** Makes workbooks of answers to what people type. */
@FunctionalInterface
public interface Workbooks {

  /**
   * @throws landstock.sql.problem.LandstockException NOT_FOUND if there is no such snapshot
   */
  Encoder of(Context ctx, Question question);
}
