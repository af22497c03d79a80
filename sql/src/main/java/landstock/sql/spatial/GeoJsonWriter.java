package landstock.sql.spatial;

import java.util.function.IntConsumer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes a GeoJSON geometry object (RFC 7946), without spaces. Used once, by one thread. */
public final class GeoJsonWriter {

  static final int DEFAULT_DECIMALS = 9;

  private final StringBuilder out = new StringBuilder();
  private final int decimals;

  private GeoJsonWriter(int decimals) {
    this.decimals = decimals;
  }

  /** With nine decimals at most, a tenth of a millimetre in degrees. */
  public static String write(Geometry geometry) {
    return write(geometry, DEFAULT_DECIMALS);
  }

  /**
   * @param decimals digits after the point at most; halves are rounded away from zero
   */
  static String write(Geometry geometry, int decimals) {
    GeoJsonWriter writer = new GeoJsonWriter(decimals);
    writer.geometry(geometry);
    return writer.out.toString();
  }

  private void geometry(Geometry geometry) {
    out.append("{\"type\":\"");
    if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      out.append("GeometryCollection\",\"geometries\":");
      list(geometry.getNumGeometries(), i -> geometry(geometry.getGeometryN(i)));
    } else {
      out.append(geometry instanceof LineString ? "LineString" : geometry.getGeometryType());
      out.append("\",\"coordinates\":");
      coordinates(geometry);
    }
    out.append('}');
  }

  private void coordinates(Geometry geometry) {
    if (geometry instanceof Point point) {
      if (point.isEmpty()) {
        out.append("[]");
      } else {
        position(point.getX(), point.getY());
      }
    } else if (geometry instanceof LineString line) {
      sequence(line.getCoordinateSequence());
    } else if (geometry instanceof Polygon polygon) {
      list(
          polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing(),
          i ->
              sequence(
                  (i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1))
                      .getCoordinateSequence()));
    } else {
      list(geometry.getNumGeometries(), i -> coordinates(geometry.getGeometryN(i)));
    }
  }

  private void sequence(CoordinateSequence sequence) {
    list(sequence.size(), i -> position(sequence.getX(i), sequence.getY(i)));
  }

  private void list(int size, IntConsumer element) {
    out.append('[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      element.accept(i);
    }
    out.append(']');
  }

  private void position(double x, double y) {
    out.append('[');
    OrdinateText.append(out, x, decimals);
    out.append(',');
    OrdinateText.append(out, y, decimals);
    out.append(']');
  }
}
