package landstock.sql.spatial;

import static landstock.sql.function.ValueType.DOUBLE;
import static landstock.sql.function.ValueType.GEOMETRY;
import static landstock.sql.function.ValueType.INTEGER;
import static landstock.sql.spatial.GeometryCaps.MAX_QUADRANT_SEGMENTS;
import static landstock.sql.spatial.GeometryCaps.finite;

import java.util.List;
import java.util.function.UnaryOperator;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** A new geometry out of one geometry. */
final class ProcessingFunctions {

  private ProcessingFunctions() {}

  static List<SpatialFunction> all() {
    CrsTransforms transforms = new CrsTransforms();
    String bufferDoc =
        "Everything at most distance (units of the CRS) away; negative shrinks a polygon; ";
    return List.of(
        unary("ST_Centroid", "Centre of mass, perhaps outside", Geometry::getCentroid),
        unary("ST_PointOnSurface", "A point certainly inside", Geometry::getInteriorPoint),
        unary(
            "ST_Envelope",
            "The bounding box as polygon, line or point, whatever it is",
            Geometry::getEnvelope),
        unary("ST_ConvexHull", "The smallest convex geometry around it", Geometry::convexHull),
        unary(
            "ST_MakeValid",
            "The same geometry made valid; a polygon stays polygonal (PostGIS: may give lines)",
            GeometryFixer::fix),
        new SpatialFunction(
            "ST_Buffer",
            List.of(GEOMETRY, DOUBLE),
            GEOMETRY,
            bufferDoc + "8 segments a quarter circle",
            row -> buffer(row, BufferParameters.DEFAULT_QUADRANT_SEGMENTS)),
        new SpatialFunction(
            "ST_Buffer",
            List.of(GEOMETRY, DOUBLE, INTEGER),
            GEOMETRY,
            bufferDoc + "quadSegs (1 to " + MAX_QUADRANT_SEGMENTS + ") segments a quarter circle",
            row -> buffer(row, quadrantSegments(row.integer(2)))),
        new SpatialFunction(
            "ST_Simplify",
            List.of(GEOMETRY, DOUBLE),
            GEOMETRY,
            "Douglas-Peucker with a tolerance in units of the CRS; polygons stay valid, small"
                + " ones may vanish, and neighbours may part",
            row -> DouglasPeuckerSimplifier.simplify(row.geometry(0), tolerance(row.number(1)))),
        new SpatialFunction(
            "ST_Transform",
            List.of(GEOMETRY, INTEGER, INTEGER),
            GEOMETRY,
            "From one EPSG code to another; axis order is (easting, northing) or (lon, lat)"
                + " whatever the CRS says",
            row -> transforms.transform(row.geometry(0), row.integer(1), row.integer(2))));
  }

  private static SpatialFunction unary(String name, String doc, UnaryOperator<Geometry> operation) {
    return new SpatialFunction(
        name, List.of(GEOMETRY), GEOMETRY, doc, row -> operation.apply(row.geometry(0)));
  }

  private static Geometry buffer(Arguments row, int quadrantSegments) {
    return row.geometry(0)
        .buffer(finite("the distance of ST_Buffer", row.number(1)), quadrantSegments);
  }

  private static int quadrantSegments(int count) {
    if (count < 1 || count > MAX_QUADRANT_SEGMENTS) {
      throw new LandstockException(
          Code.DATA,
          "quadSegs of ST_Buffer must be in [1, " + MAX_QUADRANT_SEGMENTS + "], was " + count);
    }
    return count;
  }

  private static double tolerance(double units) {
    if (!(units >= 0)) { // refuses NaN too
      throw new LandstockException(
          Code.DATA, "the tolerance of ST_Simplify must be 0 or more, was " + units);
    }
    return units;
  }
}
