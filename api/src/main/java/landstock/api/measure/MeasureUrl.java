package landstock.api.measure;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.api.query.JsonBody;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.measure.MeasureQuery;

/**
 * The same question as a URL, which dashboards and proxies can keep: {@code
 * ?measures=a,b&dimensions=street&filter=year:eq:2024&order=-a&limit=10&totals=true}.
 */
final class MeasureUrl {
  private static final List<String> OPTIONS =
      List.of(
          "measures",
          "dimensions",
          "filter",
          "order",
          "limit",
          "totals",
          "f",
          "snapshot",
          "shape",
          "lang",
          "names",
          "bom");

  private MeasureUrl() {}

  /** Everything but filters, of which there may be several. */
  static Map<String, String> options(Context ctx) {
    JsonBody.refuseUnknown("option", ctx.queryParamMap().keySet(), OPTIONS);
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : OPTIONS) {
      if (name.equals("filter")) {
        continue;
      }
      List<String> said = ctx.queryParams(name).stream().filter(v -> !v.isEmpty()).toList();
      if (said.size() > 1) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "'" + name + "' is given " + said.size() + " times");
      }
      said.forEach(v -> options.put(name, v));
    }
    return options;
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming the option
   */
  static MeasureQuery query(Context ctx, Map<String, String> options) {
    List<MeasureQuery.Filter> filters = new ArrayList<>();
    ctx.queryParams("filter").stream()
        .filter(f -> !f.isEmpty())
        .forEach(f -> filters.add(FilterText.filter(f)));
    return new MeasureQuery(
        names(options.get("measures")),
        names(options.get("dimensions")),
        filters,
        Optional.empty(),
        names(options.get("order")).stream().map(FilterText::order).toList(),
        limit(options.get("limit")),
        totals(options.getOrDefault("totals", "false")));
  }

  private static List<String> names(@org.jspecify.annotations.Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static OptionalInt limit(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "limit must be a whole number, was '" + text + "'", e);
    }
  }

  private static boolean totals(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new LandstockException(
              Code.INVALID_ARGUMENT, "totals must be true or false, was '" + text + "'");
    };
  }
}
