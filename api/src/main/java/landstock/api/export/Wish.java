package landstock.api.export;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.api.query.MediaRange;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants an answer.
 *
 * @param objects whether JSON is a list of objects rather than columns and rows
 * @param labels whether columns are called by their labels
 * @param bom whether CSV begins with a byte order mark
 */
public record Wish(
    ExportFormat format, boolean objects, boolean labels, boolean bom, Tongue tongue) {
  /** Names of what this reads from a request. */
  public static final Set<String> NAMES = Set.of("shape", "lang", "names", "bom");

  /**
   * @param said by name
   * @param objects the shape of JSON when none is said
   * @throws LandstockException INVALID_ARGUMENT naming what does not fit
   */
  public static Wish of(
      Context ctx, Map<String, String> said, ExportFormat format, boolean objects) {
    String shape = one(said, "shape", List.of("objects", "rows"), objects ? "objects" : "rows");
    String names = one(said, "names", List.of("name", "label"), "name");
    String accept = ctx.header("Accept");
    boolean browser = accept != null && accept.contains("text/html");
    String bom = one(said, "bom", List.of("true", "false"), Boolean.toString(browser));
    return new Wish(
        format,
        shape.equals("objects"),
        names.equals("label"),
        format == ExportFormat.CSV && bom.equals("true"),
        Tongue.of(said.get("lang"), ctx));
  }

  /** For the tag of the answer. */
  public List<String> parts(Context ctx) {
    boolean gzip = format.small() && MediaRange.takesGzip(ctx.header("Accept-Encoding"));
    return List.of(toString(), Boolean.toString(gzip));
  }

  /**
   * Options of the URL, each given once; empty ones are as good as none.
   *
   * @throws LandstockException INVALID_ARGUMENT for one given twice
   */
  public static Map<String, String> options(Context ctx) {
    Map<String, String> options = new LinkedHashMap<>();
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              List<String> said = new ArrayList<>(values);
              said.removeIf(String::isEmpty);
              if (said.size() > 1) {
                throw new LandstockException(
                    Code.INVALID_ARGUMENT, "'" + name + "' is given " + said.size() + " times");
              }
              if (!said.isEmpty()) {
                options.put(name, said.get(0));
              }
            });
    return options;
  }

  private static String one(
      Map<String, String> said, String name, List<String> known, String usual) {
    @Nullable String value = said.get(name);
    if (value == null) {
      return usual;
    }
    if (!known.contains(value)) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              name + " must be one of " + String.join(", ", known) + ", was '" + value + "'")
          .withSuggestions(Nearest.to(value, known));
    }
    return value;
  }
}
