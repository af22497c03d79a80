package landstock.sql.spatial;

import static landstock.sql.function.ValueType.BOOLEAN;
import static landstock.sql.function.ValueType.DOUBLE;
import static landstock.sql.function.ValueType.GEOMETRY;

import java.util.List;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.DistanceOp;

/** Planar measures, in units of the CRS: metres for projected ones, degrees for geographic ones. */
final class MeasureFunctions {

  private MeasureFunctions() {}

  static List<SpatialFunction> all() {
    return List.of(
        new SpatialFunction(
            "ST_Area",
            List.of(GEOMETRY),
            DOUBLE,
            "Planar area in square units of the CRS (m2 in EPSG:4548); 0 for points and lines",
            row -> row.geometry(0).getArea()),
        new SpatialFunction(
            "ST_Length",
            List.of(GEOMETRY),
            DOUBLE,
            "Planar length of the lines in units of the CRS; 0 for points and polygons",
            row -> lineLength(row.geometry(0))),
        new SpatialFunction(
            "ST_Perimeter",
            List.of(GEOMETRY),
            DOUBLE,
            "Planar length of all rings in units of the CRS; 0 for points and lines",
            row -> row.geometry(0).getLength() - lineLength(row.geometry(0))),
        new SpatialFunction(
            "ST_Distance",
            List.of(GEOMETRY, GEOMETRY),
            DOUBLE,
            "Smallest planar distance in units of the CRS, 0 where they meet, NULL when empty",
            MeasureFunctions::distance),
        new SpatialFunction(
            "ST_DWithin",
            List.of(GEOMETRY, GEOMETRY, DOUBLE),
            BOOLEAN,
            "Whether they are at most so far apart, in units of the CRS; false when empty",
            MeasureFunctions::within));
  }

  private static double lineLength(Geometry geometry) {
    if (geometry instanceof LineString line) {
      return line.getLength();
    }
    if (geometry instanceof Polygon || geometry.getNumGeometries() == 0) {
      return 0;
    }
    double length = 0;
    for (int i = 0; i < geometry.getNumGeometries() && geometry.getDimension() > 0; i++) {
      length += lineLength(geometry.getGeometryN(i));
    }
    return length;
  }

  private static @Nullable Object distance(Arguments row) {
    Geometry a = row.geometry(0);
    Geometry b = row.geometry(1);
    return a.isEmpty() || b.isEmpty() ? null : DistanceOp.distance(a, b);
  }

  private static boolean within(Arguments row) {
    double distance = row.number(2);
    if (!(distance >= 0)) { // refuses NaN too
      throw new LandstockException(
          Code.DATA, "the distance of ST_DWithin must be 0 or more, was " + distance);
    }
    Geometry a = row.geometry(0);
    Geometry b = row.geometry(1);
    return !a.isEmpty() && !b.isEmpty() && DistanceOp.isWithinDistance(a, b, distance);
  }
}
