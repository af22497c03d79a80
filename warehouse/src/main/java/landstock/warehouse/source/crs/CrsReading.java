package landstock.warehouse.source.crs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the numbers out of a CRS as files have it; empty where it uses what is not known here. */
final class CrsReading {
  static final double DEGREE = Math.PI / 180;
  private static final double ANGLE_TOLERANCE = 1e-9;

  private static final Map<String, String> PROJECTIONS =
      Map.ofEntries(
          Map.entry("transversemercator", "tmerc"),
          Map.entry("gausskruger", "tmerc"),
          Map.entry("lambertconformalconic", "lcc"),
          Map.entry("lambertconformalconic1sp", "lcc"),
          Map.entry("lambertconformalconic2sp", "lcc"),
          Map.entry("lambertconicconformal1sp", "lcc"),
          Map.entry("lambertconicconformal2sp", "lcc"),
          Map.entry("albers", "aea"),
          Map.entry("albersequalarea", "aea"),
          Map.entry("albersconicequalarea", "aea"),
          Map.entry("mercator", "merc"),
          Map.entry("mercator1sp", "merc"),
          Map.entry("mercator2sp", "merc"),
          Map.entry("mercatorvarianta", "merc"),
          Map.entry("mercatorauxiliarysphere", "webmerc"),
          Map.entry("popularvisualisationpseudomercator", "webmerc"));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("falseeasting", "x_0"),
          Map.entry("eastingatfalseorigin", "x_0"),
          Map.entry("falsenorthing", "y_0"),
          Map.entry("northingatfalseorigin", "y_0"),
          Map.entry("centralmeridian", "lon_0"),
          Map.entry("longitudeofcenter", "lon_0"),
          Map.entry("longitudeoforigin", "lon_0"),
          Map.entry("longitudeofnaturalorigin", "lon_0"),
          Map.entry("longitudeoffalseorigin", "lon_0"),
          Map.entry("scalefactor", "k"),
          Map.entry("scalefactoratnaturalorigin", "k"),
          Map.entry("latitudeoforigin", "lat_0"),
          Map.entry("latitudeofcenter", "lat_0"),
          Map.entry("latitudeofnaturalorigin", "lat_0"),
          Map.entry("latitudeoffalseorigin", "lat_0"),
          Map.entry("standardparallel1", "lat_1"),
          Map.entry("latitudeof1ststandardparallel", "lat_1"),
          Map.entry("standardparallel2", "lat_2"),
          Map.entry("latitudeof2ndstandardparallel", "lat_2"));

  private CrsReading() {}

  /** Of WKT 1, as OGC and as ESRI write it, and of WKT 2. */
  static Optional<CrsParameters> wkt(Wkt crs) {
    if (WktTwo.is(crs)) {
      return WktTwo.read(crs);
    }
    if (crs.keyword().equals("COMPD_CS")) {
      return crs.find("PROJCS").or(() -> crs.find("GEOGCS")).flatMap(CrsReading::wkt);
    }
    Optional<Wkt> degrees = crs.keyword().equals("GEOGCS") ? Optional.of(crs) : crs.find("GEOGCS");
    Optional<Wkt> spheroid = degrees.flatMap(g -> g.find("DATUM")).flatMap(d -> d.find("SPHEROID"));
    if (degrees.isEmpty()
        || spheroid.isEmpty()
        || spheroid.get().numbers().size() < 2
        || !inDegreesOfGreenwich(degrees.get())) {
      return Optional.empty();
    }
    double a = spheroid.get().numbers().get(0);
    double rf = spheroid.get().numbers().get(1);
    if (crs.keyword().equals("GEOGCS")) {
      return Optional.of(new CrsParameters(CrsParameters.DEGREES, a, rf, Map.of(), 1));
    }
    if (!crs.keyword().equals("PROJCS")) {
      return Optional.empty();
    }
    double unitM = crs.find("UNIT").flatMap(u -> u.numbers().stream().findFirst()).orElse(1.0);
    Map<String, Double> given = new HashMap<>();
    for (Wkt part : crs.parts()) {
      if (part.keyword().equals("PARAMETER")) {
        given.put(part.text(), part.number(0).orElse(0));
      }
    }
    String extension = crs.find("EXTENSION").map(e -> String.join(" ", e.texts())).orElse("");
    String method = crs.find("PROJECTION").map(Wkt::text).orElse("");
    boolean web = extension.contains("+b=6378137") && extension.contains("+proj=merc");
    return projected(web ? "Mercator_Auxiliary_Sphere" : method, a, rf, given, unitM);
  }

  private static boolean inDegreesOfGreenwich(Wkt degrees) {
    double meridian =
        degrees.find("PRIMEM").flatMap(p -> p.numbers().stream().findFirst()).orElse(0.0);
    double unit =
        degrees.find("UNIT").flatMap(u -> u.numbers().stream().findFirst()).orElse(DEGREE);
    return meridian == 0 && degrees(unit);
  }

  /**
   * @param unit of angles, in radians
   */
  static boolean degrees(double unit) {
    return Math.abs(unit - DEGREE) < ANGLE_TOLERANCE;
  }

  /** Of PROJJSON, as GeoParquet has it. */
  static Optional<CrsParameters> projJson(JsonNode crs) {
    String type = crs.path("type").asText();
    if (type.equals("CompoundCRS")) {
      return projJson(crs.path("components").path(0));
    }
    if (type.equals("BoundCRS")) {
      return projJson(crs.path("source_crs"));
    }
    boolean projected = type.equals("ProjectedCRS");
    JsonNode base = projected ? crs.path("base_crs") : crs;
    JsonNode datum = base.has("datum") ? base.path("datum") : base.path("datum_ensemble");
    JsonNode ellipsoid = datum.path("ellipsoid");
    double a = value(ellipsoid.path("semi_major_axis"));
    double rf = inverseFlattening(ellipsoid, a);
    if (!(a > 0) || (!projected && !type.equals("GeographicCRS"))) {
      return Optional.empty();
    }
    if (!projected) {
      return Optional.of(new CrsParameters(CrsParameters.DEGREES, a, rf, Map.of(), 1));
    }
    double unitM = unit(crs.path("coordinate_system").path("axis").path(0).path("unit"));
    Map<String, Double> given = new HashMap<>();
    for (JsonNode parameter : crs.path("conversion").path("parameters")) {
      double length = unit(parameter.path("unit")) / unitM;
      boolean angle = parameter.path("unit").asText().equals("degree");
      given.put(
          parameter.path("name").asText(), value(parameter.path("value")) * (angle ? 1 : length));
    }
    String method = crs.path("conversion").path("method").path("name").asText();
    return projected(method, a, rf, given, unitM);
  }

  private static double inverseFlattening(JsonNode ellipsoid, double a) {
    if (ellipsoid.has("inverse_flattening")) {
      return ellipsoid.path("inverse_flattening").asDouble();
    }
    double b = value(ellipsoid.path("semi_minor_axis"));
    return b > 0 && b < a ? a / (a - b) : 0;
  }

  private static double value(JsonNode number) {
    return number.isObject() ? number.path("value").asDouble() : number.asDouble();
  }

  /** Metres; 1 for units that are no length. */
  private static double unit(JsonNode unit) {
    return unit.isObject() ? unit.path("conversion_factor").asDouble(1) : 1;
  }

  /**
   * @param given names as written; lengths in units of the CRS
   */
  static Optional<CrsParameters> projected(
      String method, double a, double rf, Map<String, Double> given, double unitM) {
    String projection = PROJECTIONS.get(bare(method));
    if (projection == null || !(unitM > 0)) {
      return Optional.empty();
    }
    Map<String, Double> parameters = new HashMap<>();
    given.forEach(
        (name, value) -> {
          @Nullable String known = NAMES.get(bare(name));
          if (known != null) {
            boolean length = known.equals("x_0") || known.equals("y_0");
            parameters.put(known, length ? value * unitM : value);
          }
        });
    boolean web = projection.equals("webmerc");
    return Optional.of(
        new CrsParameters(web ? "merc" : projection, a, web ? 0 : rf, parameters, unitM));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
