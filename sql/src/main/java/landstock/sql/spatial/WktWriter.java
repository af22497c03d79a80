package landstock.sql.spatial;

import java.util.Locale;
import java.util.function.IntConsumer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes well-known text in the form of JTS, but with every digit, and several times faster. Used
 * once, by one thread.
 */
final class WktWriter {

  private final StringBuilder out = new StringBuilder();

  private WktWriter() {}

  static String write(Geometry geometry) {
    WktWriter writer = new WktWriter();
    writer.tagged(geometry);
    return writer.out.toString();
  }

  private void tagged(Geometry geometry) {
    out.append(
        geometry instanceof LineString
            ? "LINESTRING"
            : geometry.getGeometryType().toUpperCase(Locale.ROOT));
    out.append(' ');
    if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      list(geometry.getNumGeometries(), i -> tagged(geometry.getGeometryN(i)));
    } else {
      body(geometry);
    }
  }

  private void body(Geometry geometry) {
    if (geometry instanceof Point point) {
      list(point.getNumPoints(), i -> position(point.getCoordinateSequence(), 0));
    } else if (geometry instanceof LineString line) {
      sequence(line);
    } else if (geometry instanceof Polygon polygon) {
      list(
          polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing(),
          i -> sequence(i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1)));
    } else {
      list(geometry.getNumGeometries(), i -> body(geometry.getGeometryN(i)));
    }
  }

  private void sequence(LineString line) {
    CoordinateSequence sequence = line.getCoordinateSequence();
    list(sequence.size(), i -> position(sequence, i));
  }

  private void position(CoordinateSequence sequence, int index) {
    OrdinateText.append(out, sequence.getX(index));
    out.append(' ');
    OrdinateText.append(out, sequence.getY(index));
  }

  private void list(int size, IntConsumer element) {
    if (size == 0) {
      out.append("EMPTY");
      return;
    }
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "(" : ", ");
      element.accept(i);
    }
    out.append(')');
  }
}
