package landstock.api.query;

import io.javalin.http.Context;
import java.util.UUID;
import landstock.sql.engine.Control;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * The id of a statement, a UUID: the client's own, so that it can watch and stop what has not
 * answered yet, or one of ours.
 */
final class StatementId {
  /** In requests and responses. */
  static final String HEADER = "Landstock-Statement-Id";

  private StatementId() {}

  static Control of(Context ctx) {
    String given = ctx.header(HEADER);
    if (given == null) {
      return Control.create();
    }
    try {
      UUID id = UUID.fromString(given);
      if (id.toString().equalsIgnoreCase(given)) {
        return new Control(id.toString());
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as what is nearly a UUID.
    }
    throw new LandstockException(
        Code.INVALID_ARGUMENT, HEADER + " must be a UUID, was '" + given + "'");
  }
}
