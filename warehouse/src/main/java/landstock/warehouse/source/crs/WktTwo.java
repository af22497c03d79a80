package landstock.warehouse.source.crs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the numbers out of WKT 2 (ISO 19162), which has other words and a unit at each number. */
final class WktTwo {
  private static final Set<String> PROJECTED = Set.of("PROJCRS", "PROJECTEDCRS");
  private static final Set<String> BASE = Set.of("BASEGEOGCRS", "BASEGEODCRS");
  private static final Set<String> GEODETIC =
      Set.of("GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS");
  private static final Set<String> WRAPPED = Set.of("COMPOUNDCRS", "BOUNDCRS", "SOURCECRS");
  private static final Set<String> DATUM = Set.of("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE");
  private static final Set<String> ELLIPSOID = Set.of("ELLIPSOID", "SPHEROID");
  private static final Set<String> LENGTH = Set.of("LENGTHUNIT", "UNIT");
  private static final Set<String> ANGLE = Set.of("ANGLEUNIT", "UNIT");

  private WktTwo() {}

  static boolean is(Wkt crs) {
    return PROJECTED.contains(crs.keyword())
        || GEODETIC.contains(crs.keyword())
        || WRAPPED.contains(crs.keyword());
  }

  static Optional<CrsParameters> read(Wkt crs) {
    if (WRAPPED.contains(crs.keyword())) {
      return crs.parts().stream().filter(WktTwo::is).findFirst().flatMap(WktTwo::read);
    }
    boolean projected = PROJECTED.contains(crs.keyword());
    Optional<Wkt> base = projected ? crs.findAny(BASE) : Optional.of(crs);
    Optional<Wkt> ellipsoid =
        base.flatMap(b -> b.findAny(DATUM)).flatMap(d -> d.findAny(ELLIPSOID));
    if (ellipsoid.isEmpty() || ellipsoid.get().numbers().size() < 2) {
      return Optional.empty();
    }
    double meridian = base.flatMap(b -> b.find("PRIMEM")).map(p -> first(p, 0)).orElse(0.0);
    double a = ellipsoid.get().numbers().get(0) * unit(ellipsoid.get(), LENGTH, 1);
    double rf = ellipsoid.get().numbers().get(1);
    if (meridian != 0) {
      return Optional.empty();
    }
    return projected ? projected(crs, a, rf) : geographic(crs, a, rf);
  }

  /** Not one of three axes from the centre of the Earth. */
  private static Optional<CrsParameters> geographic(Wkt crs, double a, double rf) {
    boolean onEllipsoid =
        crs.find("CS").map(cs -> cs.text().equalsIgnoreCase("ellipsoidal")).orElse(true);
    return onEllipsoid && CrsReading.degrees(axisUnit(crs, ANGLE, CrsReading.DEGREE))
        ? Optional.of(new CrsParameters(CrsParameters.DEGREES, a, rf, Map.of(), 1))
        : Optional.empty();
  }

  private static Optional<CrsParameters> projected(Wkt crs, double a, double rf) {
    Optional<Wkt> conversion = crs.find("CONVERSION");
    double unitM = axisUnit(crs, LENGTH, 1);
    if (conversion.isEmpty() || !(unitM > 0)) {
      return Optional.empty();
    }
    Map<String, Double> given = new HashMap<>();
    for (Wkt part : conversion.get().parts()) {
      if (part.keyword().equals("PARAMETER")) {
        if (part.find("UNIT").isPresent()) {
          return Optional.empty(); // of length, angle or scale, it does not say
        }
        double length = part.find("LENGTHUNIT").map(u -> first(u, 1) / unitM).orElse(1.0);
        double angle = part.find("ANGLEUNIT").map(u -> first(u, 1) / CrsReading.DEGREE).orElse(1.0);
        given.put(part.text(), first(part, 0) * length * angle);
      }
    }
    String method = conversion.get().find("METHOD").map(Wkt::text).orElse("");
    return CrsReading.projected(method, a, rf, given, unitM);
  }

  /** Of all axes, or of the first one. */
  private static double axisUnit(Wkt crs, Set<String> names, double otherwise) {
    double first = crs.find("AXIS").map(axis -> unit(axis, names, otherwise)).orElse(otherwise);
    return unit(crs, names, first);
  }

  private static double unit(Wkt node, Set<String> names, double otherwise) {
    return node.findAny(names).map(u -> first(u, otherwise)).orElse(otherwise);
  }

  private static double first(Wkt node, double otherwise) {
    return node.number(0).orElse(otherwise);
  }
}
