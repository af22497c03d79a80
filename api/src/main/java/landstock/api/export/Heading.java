package landstock.api.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a column.
 *
 * @param name as the question names it
 * @param unit in the currency of the pack
 * @param geometry whether it holds geometry, which tables do not show
 * @param more further members in JSON
 */
public record Heading(
    String name, Label label, Optional<String> unit, boolean geometry, Map<String, String> more) {

  public Heading {
    more = new LinkedHashMap<>(more);
  }

  /** {@code 地均税收（元/亩）}. */
  public String title(Tongue tongue) {
    String shown = unit.map(u -> Units.shown(u, tongue)).orElse("");
    if (shown.isEmpty()) {
      return tongue.say(label);
    }
    return tongue.say(label) + tongue.say("（" + shown + "）", " (" + shown + ")");
  }

  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(more);
    json.put("label", label);
    json.put("unit", unit.orElse(null));
    return json;
  }

  /** Labels as keys: with the unit where two are the same, with the name where that is the same. */
  public static List<String> keys(List<Heading> headings, Tongue tongue) {
    Map<String, Integer> labels = new HashMap<>();
    Map<String, Integer> titles = new HashMap<>();
    for (Heading heading : headings) {
      labels.merge(tongue.say(heading.label()), 1, Integer::sum);
      titles.merge(heading.title(tongue), 1, Integer::sum);
    }
    List<String> keys = new ArrayList<>();
    for (Heading heading : headings) {
      String label = tongue.say(heading.label());
      String title = heading.title(tongue);
      if (labels.getOrDefault(label, 0) == 1) {
        keys.add(label);
      } else {
        keys.add(titles.getOrDefault(title, 0) == 1 ? title : label + " " + heading.name());
      }
    }
    return keys;
  }
}
