package landstock.warehouse.source.txt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.source.txt.TxtDocument.Section;

/** What 属性描述 says of the coordinates. */
record Attributes(Map<String, String> values) {

  Attributes {
    values = Map.copyOf(values);
  }

  static Attributes of(Section section) {
    Map<String, String> values = new HashMap<>();
    for (String line : section.lines()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new Attributes(values);
  }

  Optional<Integer> number(String key) {
    String digits = values.getOrDefault(key, "").replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 3
        ? Optional.empty()
        : Optional.of(Integer.valueOf(digits));
  }

  /** Central meridian of the zone it names, degrees east. */
  Optional<Integer> meridian() {
    return number("带号").map(zone -> degrees() == 6 ? zone * 6 - 3 : zone * 3);
  }

  /** Width of its zones, three degrees where it does not say. */
  int degrees() {
    return number("几度分带").orElse(3);
  }

  /** Whether it names another datum than CGCS2000. */
  boolean otherDatum() {
    String system = values.getOrDefault("坐标系", "");
    return !system.isEmpty() && !system.contains("2000") && !system.contains("CGCS");
  }
}
