package landstock.sql.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.spatial.GeometryCodec;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** What a build asks of polygons beside the functions of our SQL. */
final class BuildPolygons {
  private BuildPolygons() {}

  private static final List<String> MACROS =
      List.of(
          // Polygons of a geometry, one by one; NULL where it holds none.
          "CREATE MACRO polygons(geom) AS list_transform("
              + "string_split(NULLIF(build_polygons(to_base64(ST_AsWKB(geom))), ''), ','),"
              + " lambda p: system.main.st_geomfromwkb(from_base64(p)))",
          // Areas in m2 that one polygon shares with each of others, which are
          // string_agg(to_base64(ST_AsWKB(geom)), ',' ORDER BY …); what is thinner than the
          // tolerance does not count.
          "CREATE MACRO overlaps_m2(geom, others, tolerance_m) AS"
              + " CAST(string_split(build_overlaps(to_base64(ST_AsWKB(geom)), others,"
              + " CAST(tolerance_m AS DOUBLE)), ',') AS DOUBLE[])",
          "CREATE MACRO overlap_m2(a, b, tolerance_m) AS CAST(build_overlaps("
              + "to_base64(ST_AsWKB(a)), to_base64(ST_AsWKB(b)), CAST(tolerance_m AS DOUBLE))"
              + " AS DOUBLE)");

  static void register(DuckDBConnection connection) throws SQLException {
    try (DuckDBScalarFunctionBuilder polygons = DuckDBFunctions.scalarFunction();
        DuckDBScalarFunctionBuilder overlaps = DuckDBFunctions.scalarFunction();
        Statement statement = connection.createStatement()) {
      polygons
          .withName("build_polygons")
          .withParameter(DuckDBColumnType.VARCHAR)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(BuildPolygons::polygons)
          .register(connection);
      overlaps
          .withName("build_overlaps")
          .withParameter(DuckDBColumnType.VARCHAR)
          .withParameter(DuckDBColumnType.VARCHAR)
          .withParameter(DuckDBColumnType.DOUBLE)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(BuildPolygons::overlaps)
          .register(connection);
      for (String macro : MACROS) {
        statement.execute(macro);
      }
    }
  }

  private static void polygons(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector text = in.vector(0);
    for (long row = 0; row < in.rowCount(); row++) {
      if (text.isNull(row)) {
        out.setNull(row);
        continue;
      }
      List<String> parts = new ArrayList<>();
      for (Polygon part : parts(GeometryCodec.decodeBuilt(text.getString(row)))) {
        parts.add(GeometryCodec.encode(part));
      }
      out.setString(row, String.join(",", parts));
    }
  }

  private static void overlaps(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector one = in.vector(0);
    DuckDBReadableVector others = in.vector(1);
    DuckDBReadableVector tolerance = in.vector(2);
    for (long row = 0; row < in.rowCount(); row++) {
      if (one.isNull(row) || others.isNull(row) || tolerance.isNull(row)) {
        out.setNull(row);
      } else {
        out.setString(
            row, overlaps(one.getString(row), others.getString(row), tolerance.getDouble(row)));
      }
    }
  }

  private static String overlaps(String one, String others, double toleranceM) {
    ToDoubleFunction<Geometry> shared = shared(GeometryCodec.decodeBuilt(one), toleranceM);
    return Stream.of(others.split(","))
        .map(text -> String.valueOf(shared.applyAsDouble(GeometryCodec.decodeBuilt(text))))
        .collect(Collectors.joining(","));
  }

  /**
   * Of one survey, most neighbours only touch, which a prepared geometry tells without an overlay;
   * of two surveys, most share a strip.
   */
  private static ToDoubleFunction<Geometry> shared(Geometry geometry, double toleranceM) {
    if (toleranceM == 0 && geometry.getNumPoints() > CutPolygon.FEW_VERTICES) {
      return new CutPolygon(geometry)::sharedM2;
    }
    RelateNG prepared = RelateNG.prepare(geometry);
    return other ->
        prepared.evaluate(other, RelatePredicate.matches("T********"))
            ? sharedM2(geometry, other, toleranceM)
            : 0;
  }

  private static double sharedM2(Geometry a, Geometry b, double toleranceM) {
    double areaM2 = 0;
    for (Polygon part : parts(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION))) {
      // A strip of length l and width w has area l w and perimeter 2 l.
      if (2 * part.getArea() > toleranceM * part.getLength()) {
        areaM2 += part.getArea();
      }
    }
    return areaM2;
  }

  @SuppressWarnings("unchecked")
  private static List<Polygon> parts(Geometry geometry) {
    return PolygonExtracter.getPolygons(geometry);
  }
}
