package landstock.sql.spatial;

import static landstock.sql.function.ValueType.BOOLEAN;
import static landstock.sql.function.ValueType.DOUBLE;
import static landstock.sql.function.ValueType.GEOMETRY;
import static landstock.sql.function.ValueType.INTEGER;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** What a geometry is made of. */
final class AccessorFunctions {

  private AccessorFunctions() {}

  static List<SpatialFunction> all() {
    return List.of(
        ordinate("ST_X", "easting or longitude", Point::getX),
        ordinate("ST_Y", "northing or latitude", Point::getY),
        bound("ST_XMin", "Smallest easting or longitude", Envelope::getMinX),
        bound("ST_YMin", "Smallest northing or latitude", Envelope::getMinY),
        bound("ST_XMax", "Largest easting or longitude", Envelope::getMaxX),
        bound("ST_YMax", "Largest northing or latitude", Envelope::getMaxY),
        new SpatialFunction(
            "ST_NumPoints",
            List.of(GEOMETRY),
            INTEGER,
            "Number of vertices of any geometry, closing ones included (PostGIS: ST_NPoints)",
            row -> row.geometry(0).getNumPoints()),
        test("ST_IsEmpty", "Whether it has no vertex", Geometry::isEmpty),
        test("ST_IsValid", "Whether it is valid in the sense of OGC", Geometry::isValid));
  }

  private static SpatialFunction ordinate(
      String name, String what, ToDoubleFunction<Point> ordinate) {
    return new SpatialFunction(
        name,
        List.of(GEOMETRY),
        DOUBLE,
        "The " + what + " of a point in units of its CRS, NULL when empty; others are an error",
        row -> {
          if (!(row.geometry(0) instanceof Point point)) {
            String type = row.geometry(0).getGeometryType().toUpperCase(Locale.ROOT);
            throw new LandstockException(Code.DATA, name + " needs a POINT, got a " + type)
                .withHint("ST_Centroid, ST_PointOnSurface and ST_XMin take any geometry");
          }
          return point.isEmpty() ? null : ordinate.applyAsDouble(point);
        });
  }

  private static SpatialFunction bound(String name, String what, ToDoubleFunction<Envelope> bound) {
    return new SpatialFunction(
        name,
        List.of(GEOMETRY),
        DOUBLE,
        what + " in units of the CRS, NULL when empty",
        row -> {
          Envelope envelope = row.geometry(0).getEnvelopeInternal();
          return envelope.isNull() ? null : bound.applyAsDouble(envelope);
        });
  }

  private static SpatialFunction test(String name, String doc, Predicate<Geometry> test) {
    return new SpatialFunction(
        name, List.of(GEOMETRY), BOOLEAN, doc, row -> test.test(row.geometry(0)));
  }
}
