package landstock.sql.query;

import java.util.function.Supplier;
import landstock.sql.engine.Execution;
import landstock.sql.engine.ForwardingExecution;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * An execution whose failures do not quote values. The engine names the cell that made a statement
 * fail ({@code Could not convert string 'x'}), which may be one that the caller may not see.
 */
record Discreet(Execution rows) implements ForwardingExecution {

  static Execution start(Supplier<Execution> start) {
    return new Discreet(told(start));
  }

  private static <T> T told(Supplier<T> step) {
    try {
      return step.get();
    } catch (LandstockException e) {
      if (e.code() != Code.DATA && e.code() != Code.INVALID_QUERY && e.code() != Code.INTERNAL) {
        throw e;
      }
      // Without the cause, whose text has the value.
      Code code = e.code() == Code.INTERNAL ? Code.INTERNAL : Code.DATA;
      throw new LandstockException(code, "a value in the data makes the statement fail")
          .withHint(
              "which one is not told, for the statement reads restricted data; look at casts");
    }
  }

  @Override
  public boolean next() {
    return told(rows::next);
  }
}
