package landstock.sql.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/** An assertion of JTS as a question in our SQL. */
record JtsQuestion(String sql, List<Object> parameters) {

  private static final String G = "ST_GeomFromText(?)";

  /** An operation on the left; its SQL, where each geometry takes one parameter, in order. */
  private static final Map<String, String> SQL =
      Map.ofEntries(
          predicate("intersects", "ST_Intersects"),
          predicate("disjoint", "ST_Disjoint"),
          predicate("contains", "ST_Contains"),
          predicate("within", "ST_Within"),
          predicate("covers", "ST_Covers"),
          predicate("coveredby", "ST_CoveredBy"),
          predicate("touches", "ST_Touches"),
          predicate("overlaps", "ST_Overlaps"),
          predicate("crosses", "ST_Crosses"),
          predicate("equalstopo", "ST_Equals"),
          predicate("distance", "ST_Distance"),
          overlay("intersection", "ST_Intersection"),
          overlay("intersectionng", "ST_Intersection"),
          overlay("union", "ST_Union"),
          overlay("unionng", "ST_Union"),
          overlay("difference", "ST_Difference"),
          overlay("differenceng", "ST_Difference"),
          overlay("symdifference", "ST_SymDifference"),
          overlay("symdifferenceng", "ST_SymDifference"),
          Map.entry("iswithindistance", "SELECT ST_DWithin(" + G + ", " + G + ", ?)"),
          Map.entry("isvalid", "SELECT ST_IsValid(" + G + ")"),
          Map.entry("convexhull", "SELECT ST_AsText(ST_ConvexHull(" + G + "))"),
          Map.entry("getcentroid", "SELECT ST_AsText(ST_Centroid(" + G + "))"),
          Map.entry("getinteriorpoint", "SELECT ST_AsText(ST_PointOnSurface(" + G + "))"),
          Map.entry("simplifydp", "SELECT ST_AsText(ST_Simplify(" + G + ", ?))"),
          Map.entry("buffer", "SELECT ST_AsText(ST_Buffer(" + G + ", ?))"),
          Map.entry("buffer 3", "SELECT ST_AsText(ST_Buffer(" + G + ", ?, CAST(? AS INTEGER)))"),
          Map.entry("union 1", "SELECT ST_AsText(" + dissolved() + ")"),
          Map.entry("unionarea", "SELECT ST_Area(" + dissolved() + ")"),
          Map.entry("unionlength", "SELECT ST_Length(" + dissolved() + ")"),
          Map.entry(
              "overlayareatest",
              """
              SELECT area_a = 0 OR area_b = 0 OR GREATEST(
                  ABS(area_a - common - only_a), ABS(area_b - common - only_b),
                  ABS(only_a + only_b - exactly_one), ABS(common + exactly_one - either),
                  ABS(either - common - only_a - only_b)) < 1e-6 * (area_a + area_b)
              FROM (
                SELECT ST_Area(a) AS area_a, ST_Area(b) AS area_b,
                  ST_Area(ST_Union(a, b)) AS either, ST_Area(ST_Intersection(a, b)) AS common,
                  ST_Area(ST_Difference(a, b)) AS only_a, ST_Area(ST_Difference(b, a)) AS only_b,
                  ST_Area(ST_SymDifference(a, b)) AS exactly_one
                FROM (SELECT ST_GeomFromText(?) AS a, ST_GeomFromText(?) AS b) AS given
              ) AS areas"""));

  /** Empty where our SQL has no function for the operation. */
  static Optional<JtsQuestion> of(JtsRun.Case given, JtsRun.Assertion assertion) {
    List<String> arguments = assertion.arguments();
    String operation = assertion.operation();
    String sql = SQL.getOrDefault(operation + " " + arguments.size(), SQL.get(operation));
    if (sql == null) {
      return Optional.empty();
    }
    List<Object> parameters = arguments.stream().map(text -> parameter(given, text)).toList();
    return Optional.of(new JtsQuestion(sql, parameters));
  }

  boolean givesGeometry() {
    return sql.contains("ST_AsText(");
  }

  private static Object parameter(JtsRun.Case given, String argument) {
    if (argument.equalsIgnoreCase("A")) {
      return wkt(given.a());
    }
    return argument.equalsIgnoreCase("B") ? wkt(given.b()) : Double.valueOf(argument);
  }

  /** SQL parameters hold no bytes, so what is WKB in the file is asked as the same WKT. */
  private static String wkt(String text) {
    return hexadecimal(text) ? new WKTWriter().write(geometry(text)) : text;
  }

  static Geometry geometry(String text) {
    try {
      return hexadecimal(text)
          ? new WKBReader().read(WKBReader.hexToBytes(text.replaceAll("\\s", "")))
          : new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a geometry: " + text, e);
    }
  }

  private static boolean hexadecimal(String text) {
    return text.matches("[0-9A-Fa-f\\s]+");
  }

  private static Map.Entry<String, String> predicate(String operation, String function) {
    return Map.entry(operation, "SELECT " + call(function));
  }

  private static Map.Entry<String, String> overlay(String operation, String function) {
    return Map.entry(operation, "SELECT ST_AsText(" + call(function) + ")");
  }

  private static String call(String function) {
    return function + "(" + G + ", " + G + ")";
  }

  /** The union of the parts of one geometry. */
  private static String dissolved() {
    return "ST_Union(" + G + ", ST_GeomFromText('GEOMETRYCOLLECTION EMPTY'))";
  }
}
