package landstock.sql.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import landstock.sql.algebra.Origins;
import landstock.sql.algebra.Origins.Grain.Groups;
import landstock.sql.algebra.Origins.Grain.Whole;
import landstock.sql.algebra.Origins.Source;

/**
 * Origins as text, a line for each output, one for the grain and one for the filters. {@code *}
 * marks a changed value, {@code !} a sensitive column, {@code @} the units behind an output.
 */
final class OriginsText {
  private OriginsText() {}

  static List<String> lines(Origins origins) {
    List<String> lines = new ArrayList<>();
    for (Origins.Output output : origins.outputs()) {
      String units =
          output.contributors().isEmpty()
              ? ""
              : " @ " + output.contributors().stream().sorted().collect(Collectors.joining(", "));
      lines.add(output.name() + " <- " + sources(output.from()) + units);
    }
    lines.add("grain " + grain(origins));
    if (!origins.filteredBy().isEmpty()) {
      lines.add("filtered by " + sources(origins.filteredBy()));
    }
    return lines;
  }

  private static String grain(Origins origins) {
    if (origins.grain() instanceof Groups groups) {
      String keys =
          groups.keys().stream().map(k -> sources(k.from())).collect(Collectors.joining("; "));
      return keys + (groups.sets().size() == 1 ? "" : " by " + groups.sets());
    }
    return origins.grain() instanceof Whole ? "whole" : "rows";
  }

  private static String sources(Collection<Source> sources) {
    return sources.stream()
        .map(OriginsText::source)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String source(Source source) {
    String through = source.through().isEmpty() ? "" : " " + String.join(" > ", source.through());
    return source.column().replace("econ.", "")
        + (source.sensitivity() == landstock.sql.catalog.Sensitivity.SENSITIVE ? "!" : "")
        + (source.changed() ? "*" : "")
        + through;
  }
}
