package landstock.warehouse.source.crs;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A CRS by its numbers.
 *
 * @param projection as PROJ calls it; {@code longlat} for degrees
 * @param radiusM semi-major axis
 * @param inverseFlattening 0 for a sphere
 * @param parameters by PROJ's names; lengths in metres, angles in degrees
 * @param unitM length of its unit, metres; of no meaning for degrees
 */
record CrsParameters(
    String projection,
    double radiusM,
    double inverseFlattening,
    Map<String, Double> parameters,
    double unitM) {

  static final String DEGREES = "longlat";

  CrsParameters {
    parameters = new TreeMap<>(parameters);
  }

  boolean geographic() {
    return projection.equals(DEGREES);
  }

  double parameter(String name, double otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  /** For proj4j. */
  String proj() {
    // proj4j 1.4.1 takes +rf for something else, so the minor axis is given.
    double flattening = inverseFlattening == 0 ? 0 : 1 / inverseFlattening;
    String shape = " +a=" + radiusM + " +b=" + radiusM * (1 - flattening);
    return "+proj="
        + projection
        + shape
        + parameters.entrySet().stream()
            .map(p -> " +" + p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining())
        + (geographic() ? "" : " +to_meter=" + unitM)
        + " +no_defs";
  }

  /** For people. */
  String words() {
    return projection
        + " on "
        + String.format(Locale.ROOT, "a=%.0f 1/f=%.3f", radiusM, inverseFlattening)
        + parameters.entrySet().stream()
            .filter(p -> p.getValue() != 0)
            .map(p -> String.format(Locale.ROOT, " %s=%.10g", p.getKey(), p.getValue()))
            .map(s -> s.contains(".") ? s.replaceFirst("\\.?0+$", "") : s)
            .collect(Collectors.joining());
  }
}
