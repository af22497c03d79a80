package landstock.sql.spatial;

import static landstock.sql.function.ValueType.BINARY;
import static landstock.sql.function.ValueType.DOUBLE;
import static landstock.sql.function.ValueType.GEOMETRY;
import static landstock.sql.function.ValueType.INTEGER;
import static landstock.sql.function.ValueType.TEXT;
import static landstock.sql.spatial.GeometryCaps.finite;

import java.util.List;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/**
 * Geometry from text, bytes and numbers. An SRID argument says what CRS the ordinates are in; the
 * planner keeps it, the geometry itself carries none.
 */
final class ConstructorFunctions {

  private static final String SRID = "; srid, an EPSG code, says their CRS";

  private ConstructorFunctions() {}

  static List<SpatialFunction> all() {
    SpatialFunction.Body fromText = row -> WktText.parse(row.text(0));
    String fromTextDoc = "The geometry of a well-known text; Z and M are dropped";
    SpatialFunction.Body point = row -> point(row.number(0), row.number(1));
    String pointDoc = "The point at x (easting or longitude) and y (northing or latitude)";
    String envelopeDoc = "The rectangle from xmin, ymin to xmax, ymax as a polygon";
    return List.of(
        new SpatialFunction("ST_GeomFromText", List.of(TEXT), GEOMETRY, fromTextDoc, fromText),
        new SpatialFunction(
            "ST_GeomFromText", List.of(TEXT, INTEGER), GEOMETRY, fromTextDoc + SRID, fromText),
        new SpatialFunction(
            "ST_GeomFromWKB",
            List.of(BINARY),
            GEOMETRY,
            "The geometry of well-known binary (OGC, ISO or EWKB); Z, M and its SRID are dropped",
            row -> GeometryCodec.decode(row.text(0))),
        new SpatialFunction(
            "ST_GeomFromGeoJSON",
            List.of(TEXT),
            GEOMETRY,
            "The geometry of a GeoJSON geometry object (no Feature); heights are dropped",
            row -> GeoJsonReader.parse(row.text(0))),
        new SpatialFunction("ST_Point", List.of(DOUBLE, DOUBLE), GEOMETRY, pointDoc, point),
        new SpatialFunction(
            "ST_Point", List.of(DOUBLE, DOUBLE, INTEGER), GEOMETRY, pointDoc + SRID, point),
        new SpatialFunction(
            "ST_MakeEnvelope",
            List.of(DOUBLE, DOUBLE, DOUBLE, DOUBLE),
            GEOMETRY,
            envelopeDoc,
            ConstructorFunctions::envelope),
        new SpatialFunction(
            "ST_MakeEnvelope",
            List.of(DOUBLE, DOUBLE, DOUBLE, DOUBLE, INTEGER),
            GEOMETRY,
            envelopeDoc + SRID,
            ConstructorFunctions::envelope));
  }

  private static Geometry point(double x, double y) {
    return GeometryCodec.FACTORY.createPoint(new CoordinateXY(finite("x", x), finite("y", y)));
  }

  private static Geometry envelope(Arguments row) {
    double xmin = finite("xmin", row.number(0));
    double ymin = finite("ymin", row.number(1));
    double xmax = finite("xmax", row.number(2));
    double ymax = finite("ymax", row.number(3));
    return GeometryCodec.FACTORY.createPolygon(
        new Coordinate[] {
          new CoordinateXY(xmin, ymin),
          new CoordinateXY(xmin, ymax),
          new CoordinateXY(xmax, ymax),
          new CoordinateXY(xmax, ymin),
          new CoordinateXY(xmin, ymin)
        });
  }
}
