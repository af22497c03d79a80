package landstock.sql.spatial;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/**
 * The caps a geometry keeps on its way in. JTS work on more than this may not end in reasonable
 * time and cannot be interrupted, or overflows the stack.
 */
final class GeometryCaps {

  static final int MAX_VERTICES = 100_000;

  /** GEOMETRYCOLLECTIONs inside one another, counting the outermost. */
  static final int MAX_DEPTH = 8;

  static final int MAX_QUADRANT_SEGMENTS = 16;

  private GeometryCaps() {}

  /**
   * @return the same geometry
   * @throws MalformedGeometry when it has too many vertices, is nested too deep or not finite
   */
  static Geometry check(Geometry geometry) {
    checkVertices(geometry.getNumPoints());
    checkDepth(geometry, 0);
    geometry.apply((CoordinateFilter) GeometryCaps::checkFinite);
    return geometry;
  }

  static void checkVertices(long vertices) {
    checkVertices(vertices, MAX_VERTICES);
  }

  static void checkVertices(long vertices, long most) {
    if (vertices > most) {
      throw new MalformedGeometry(vertices + " vertices, the limit is " + most);
    }
  }

  static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new MalformedGeometry("collections nested deeper than " + MAX_DEPTH);
    }
  }

  static void checkFinite(Coordinate at) {
    checkFinite(at.getX(), at.getY());
  }

  static void checkFinite(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new MalformedGeometry("coordinate (" + x + " " + y + ") is not finite");
    }
  }

  /**
   * A number given by the caller.
   *
   * @param what how the message names it
   */
  static double finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new LandstockException(Code.DATA, what + " must be finite, was " + value);
    }
    return value;
  }

  private static void checkDepth(Geometry geometry, int outer) {
    if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      return;
    }
    checkDepth(outer + 1);
    GeometryCollection collection = (GeometryCollection) geometry;
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      checkDepth(collection.getGeometryN(i), outer + 1);
    }
  }
}
