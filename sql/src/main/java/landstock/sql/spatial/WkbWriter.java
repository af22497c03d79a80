package landstock.sql.spatial;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes two-dimensional little-endian OGC WKB, byte for byte as DuckDB 2.0 does: an empty point is
 * a point of NaNs. Used once, by one thread.
 */
final class WkbWriter {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, LITTLE_ENDIAN);

  private static final int HEADER_BYTES = 5;
  private static final int VERTEX_BYTES = 16;

  private final byte[] bytes;
  private int at;

  private WkbWriter(int size) {
    this.bytes = new byte[size];
  }

  static byte[] write(Geometry geometry) {
    WkbWriter writer = new WkbWriter(Math.toIntExact(size(geometry)));
    writer.geometry(geometry);
    return writer.bytes;
  }

  private static long size(Geometry geometry) {
    if (geometry instanceof Point) {
      return HEADER_BYTES + VERTEX_BYTES;
    }
    if (geometry instanceof LineString line) {
      return HEADER_BYTES + sequenceSize(line);
    }
    if (geometry instanceof Polygon polygon) {
      long size = HEADER_BYTES + Integer.BYTES;
      for (int i = 0; i < ringCount(polygon); i++) {
        size += sequenceSize(ring(polygon, i));
      }
      return size;
    }
    long size = HEADER_BYTES + Integer.BYTES;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      size += size(geometry.getGeometryN(i));
    }
    return size;
  }

  private static long sequenceSize(LineString line) {
    return Integer.BYTES + (long) VERTEX_BYTES * line.getNumPoints();
  }

  private void geometry(Geometry geometry) {
    bytes[at++] = 1;
    if (geometry instanceof Point point) {
      integer(1);
      ordinate(point.isEmpty() ? Double.NaN : point.getX());
      ordinate(point.isEmpty() ? Double.NaN : point.getY());
    } else if (geometry instanceof LineString line) {
      integer(2);
      sequence(line.getCoordinateSequence());
    } else if (geometry instanceof Polygon polygon) {
      integer(3);
      integer(ringCount(polygon));
      for (int i = 0; i < ringCount(polygon); i++) {
        sequence(ring(polygon, i).getCoordinateSequence());
      }
    } else {
      collection((GeometryCollection) geometry);
    }
  }

  private void collection(GeometryCollection collection) {
    integer(
        switch (collection.getGeometryType()) {
          case Geometry.TYPENAME_MULTIPOINT -> 4;
          case Geometry.TYPENAME_MULTILINESTRING -> 5;
          case Geometry.TYPENAME_MULTIPOLYGON -> 6;
          default -> 7;
        });
    integer(collection.getNumGeometries());
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      geometry(collection.getGeometryN(i));
    }
  }

  private static int ringCount(Polygon polygon) {
    return polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing();
  }

  private static LineString ring(Polygon polygon, int index) {
    return index == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(index - 1);
  }

  private void sequence(CoordinateSequence sequence) {
    int count = sequence.size();
    integer(count);
    for (int i = 0; i < count; i++) {
      ordinate(sequence.getX(i));
      ordinate(sequence.getY(i));
    }
  }

  private void integer(int value) {
    INT.set(bytes, at, value);
    at += Integer.BYTES;
  }

  private void ordinate(double value) {
    DOUBLE.set(bytes, at, value);
    at += Double.BYTES;
  }
}
