package landstock.api.query;

import io.javalin.http.Context;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/** What a resource can be asked with. */
public final class KnownParameters {
  private KnownParameters() {}

  /**
   * @param names of all there are, empty where the resource takes none
   * @throws LandstockException INVALID_ARGUMENT, with the nearest, for a parameter that is none of
   *     these, or comes twice
   */
  public static void only(Context ctx, List<String> names) {
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              if (!names.contains(name)) {
                throw names.isEmpty() ? none(name) : Nearest.unknown("parameter", name, names);
              }
              if (values.size() > 1) {
                throw new LandstockException(
                    Code.INVALID_ARGUMENT, "parameter '" + name + "' is given twice");
              }
            });
  }

  private static LandstockException none(String name) {
    return new LandstockException(Code.INVALID_ARGUMENT, "there is no parameter '" + name + "'")
        .withHint("this resource takes none");
  }
}
