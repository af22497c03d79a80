package landstock.sql.spatial;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/**
 * Reads one well-known binary of either byte order: OGC, ISO (1001, 2001, 3001) and EWKB flags. Z,
 * M and SRID are dropped. A point of NaNs is empty. Never allocates more than the bytes can hold.
 * Used once, by one thread.
 */
final class WkbReader {

  private static final VarHandle LITTLE_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
  private static final VarHandle BIG_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);
  private static final VarHandle LITTLE_DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, LITTLE_ENDIAN);
  private static final VarHandle BIG_DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, BIG_ENDIAN);

  private static final int EWKB_Z = 0x80000000;
  private static final int EWKB_M = 0x40000000;
  private static final int EWKB_SRID = 0x20000000;
  private static final int ISO_DIMENSION = 1000;
  private static final int MIN_GEOMETRY_BYTES = 5;

  private final GeometryFactory factory;
  private final byte[] bytes;
  private final long mostVertices;
  private int at;
  private boolean littleEndian;
  private int ordinates;
  private long vertices;

  WkbReader(GeometryFactory factory, byte[] bytes, long mostVertices) {
    this.factory = factory;
    this.bytes = bytes;
    this.mostVertices = mostVertices;
  }

  /**
   * @throws MalformedGeometry when the bytes are not one geometry within the caps
   * @throws IllegalArgumentException when a ring is not closed or a line too short
   */
  Geometry read() {
    Geometry geometry = geometry(0);
    if (at != bytes.length) {
      throw new MalformedGeometry((bytes.length - at) + " bytes too many");
    }
    return geometry;
  }

  private Geometry geometry(int depth) {
    int type = header();
    return switch (type) {
      case 1 -> point();
      case 2 -> factory.createLineString(sequence());
      case 3 -> polygon();
      case 4 -> factory.createMultiPoint(parts(new Point[count(MIN_GEOMETRY_BYTES)], depth));
      case 5 ->
          factory.createMultiLineString(parts(new LineString[count(MIN_GEOMETRY_BYTES)], depth));
      case 6 -> factory.createMultiPolygon(parts(new Polygon[count(MIN_GEOMETRY_BYTES)], depth));
      case 7 -> {
        GeometryCaps.checkDepth(depth + 1);
        yield factory.createGeometryCollection(
            parts(new Geometry[count(MIN_GEOMETRY_BYTES)], depth + 1));
      }
      default -> throw new MalformedGeometry("unknown geometry type " + type);
    };
  }

  /** Byte order, type, dimensions and an SRID nobody reads; gives the type from 1 to 7. */
  private int header() {
    need(MIN_GEOMETRY_BYTES);
    byte order = bytes[at++];
    if (order != 0 && order != 1) {
      throw new MalformedGeometry("byte order must be 0 or 1, was " + order);
    }
    littleEndian = order == 1;
    int code = integer();
    int base = code & ~(EWKB_Z | EWKB_M | EWKB_SRID);
    int iso = base / ISO_DIMENSION;
    ordinates =
        2
            + ((code & EWKB_Z) != 0 || iso == 1 || iso == 3 ? 1 : 0)
            + ((code & EWKB_M) != 0 || iso == 2 || iso == 3 ? 1 : 0);
    if ((code & EWKB_SRID) != 0) {
      integer();
    }
    return iso <= 3 ? base % ISO_DIMENSION : base;
  }

  private Point point() {
    need((long) ordinates * Double.BYTES);
    double x = ordinate(at);
    double y = ordinate(at + Double.BYTES);
    at += ordinates * Double.BYTES;
    if (Double.isNaN(x) && Double.isNaN(y)) {
      return factory.createPoint();
    }
    GeometryCaps.checkFinite(x, y);
    GeometryCaps.checkVertices(++vertices, mostVertices);
    return factory.createPoint(
        new CoordinateArraySequence(new Coordinate[] {new CoordinateXY(x, y)}, 2, 0));
  }

  private Polygon polygon() {
    int rings = count(Integer.BYTES);
    if (rings == 0) {
      return factory.createPolygon();
    }
    LinearRing shell = factory.createLinearRing(sequence());
    LinearRing[] holes = new LinearRing[rings - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = factory.createLinearRing(sequence());
    }
    return factory.createPolygon(shell, holes);
  }

  private CoordinateArraySequence sequence() {
    int count = count(ordinates * Double.BYTES);
    vertices += count;
    GeometryCaps.checkVertices(vertices, mostVertices);
    Coordinate[] coordinates = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      double x = ordinate(at);
      double y = ordinate(at + Double.BYTES);
      GeometryCaps.checkFinite(x, y);
      coordinates[i] = new CoordinateXY(x, y);
      at += ordinates * Double.BYTES;
    }
    return new CoordinateArraySequence(coordinates, 2, 0);
  }

  private <T extends Geometry> T[] parts(T[] parts, int depth) {
    for (int i = 0; i < parts.length; i++) {
      Geometry part = geometry(depth);
      try {
        @SuppressWarnings("unchecked") // a wrong part fails at the store into the array
        T typed = (T) part;
        parts[i] = typed;
      } catch (ArrayStoreException e) {
        throw new MalformedGeometry("a part of another type: " + part.getGeometryType());
      }
    }
    return parts;
  }

  /** A number of things that each take at least so many bytes. */
  private int count(int bytesEach) {
    int count = integer();
    if (count < 0) {
      throw new MalformedGeometry("count " + Integer.toUnsignedString(count) + " is too large");
    }
    need((long) count * bytesEach);
    return count;
  }

  private int integer() {
    need(Integer.BYTES);
    int value = littleEndian ? (int) LITTLE_INT.get(bytes, at) : (int) BIG_INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  private double ordinate(int offset) {
    return littleEndian
        ? (double) LITTLE_DOUBLE.get(bytes, offset)
        : (double) BIG_DOUBLE.get(bytes, offset);
  }

  private void need(long count) {
    if (bytes.length - at < count) {
      throw new MalformedGeometry(
          "it ends after " + bytes.length + " bytes, " + (at + count) + " are needed");
    }
  }
}
