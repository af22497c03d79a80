package landstock.sql.spatial;

import static landstock.sql.function.ValueType.BINARY;
import static landstock.sql.function.ValueType.GEOMETRY;
import static landstock.sql.function.ValueType.INTEGER;
import static landstock.sql.function.ValueType.TEXT;

import java.util.List;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Geometry as text and bytes. */
final class OutputFunctions {

  /** A double has no more than this after the point that anybody could mean. */
  private static final int MAX_DECIMALS = 15;

  private OutputFunctions() {}

  static List<SpatialFunction> all() {
    String geoJsonDoc = "GeoJSON geometry object, axis order as stored, with ";
    return List.of(
        new SpatialFunction(
            "ST_AsText",
            List.of(GEOMETRY),
            TEXT,
            "Well-known text with every digit of the ordinates",
            row -> WktText.write(row.geometry(0))),
        new SpatialFunction(
            "ST_AsWKB",
            List.of(GEOMETRY),
            BINARY,
            "Well-known binary, two-dimensional, little-endian",
            row -> GeometryCodec.encode(row.geometry(0))),
        new SpatialFunction(
            "ST_AsGeoJSON",
            List.of(GEOMETRY),
            TEXT,
            geoJsonDoc + GeoJsonWriter.DEFAULT_DECIMALS + " decimals at most",
            row -> GeoJsonWriter.write(row.geometry(0), GeoJsonWriter.DEFAULT_DECIMALS)),
        new SpatialFunction(
            "ST_AsGeoJSON",
            List.of(GEOMETRY, INTEGER),
            TEXT,
            geoJsonDoc + "so many decimals at most (0 to " + MAX_DECIMALS + ")",
            row -> GeoJsonWriter.write(row.geometry(0), decimals(row.integer(1)))));
  }

  private static int decimals(int count) {
    if (count < 0 || count > MAX_DECIMALS) {
      throw new LandstockException(
          Code.DATA, "decimals must be in [0, " + MAX_DECIMALS + "], was " + count);
    }
    return count;
  }
}
