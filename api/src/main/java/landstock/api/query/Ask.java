package landstock.api.query;

import landstock.sql.query.Answer;
import landstock.sql.query.Question;

/** The one way to an answer; a store's {@code ask} under the policy that the caller has. */
@FunctionalInterface
public interface Ask {

  /**
   * @throws landstock.sql.problem.LandstockException for every failure
   */
  Answer ask(Question question);
}
