package landstock.api.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Walks well-known binary, ISO and EWKB, without building a geometry. */
final class Wkb {
  /** DuckDB itself refuses more. */
  private static final int MAX_DEPTH = 16;

  private static final int EWKB_Z = 0x80000000;
  private static final int EWKB_M = 0x40000000;
  private static final int EWKB_SRID = 0x20000000;

  private final ByteBuffer bytes;
  private final Shape shape;
  private boolean hasZ;
  private boolean hasM;

  private Wkb(ByteBuffer bytes, Shape shape) {
    this.bytes = bytes;
    this.shape = shape;
  }

  /**
   * @throws LandstockException DATA if the bytes are not WKB
   */
  static void walk(ByteBuffer bytes, Shape shape) throws IOException {
    try {
      new Wkb(bytes, shape).geometry(0);
    } catch (BufferUnderflowException e) {
      throw new LandstockException(Code.DATA, "a geometry ends before it should", e);
    }
  }

  private void geometry(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new LandstockException(
          Code.DATA, "a geometry is nested more than " + MAX_DEPTH + " deep");
    }
    Shape.Kind kind = header();
    if (kind == Shape.Kind.POINT) {
      point();
      return;
    }
    boolean withZ = hasZ;
    int count = bytes.getInt();
    shape.open(kind, withZ, count == 0);
    switch (kind) {
      case LINESTRING -> positions(count);
      case POLYGON -> rings(count);
      case GEOMETRYCOLLECTION -> {
        for (int i = 0; i < count; i++) {
          geometry(depth + 1);
        }
      }
      case POINT, MULTIPOINT, MULTILINESTRING, MULTIPOLYGON -> parts(count);
    }
    shape.close(kind, count == 0);
  }

  /** Byte order, kind and dimensions; the buffer is left at the count. */
  private Shape.Kind header() {
    bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int code = bytes.getInt();
    int iso = code & 0x0FFFFFFF;
    hasZ = (code & EWKB_Z) != 0 || iso / 1000 == 1 || iso / 1000 == 3;
    hasM = (code & EWKB_M) != 0 || iso / 1000 == 2 || iso / 1000 == 3;
    if ((code & EWKB_SRID) != 0) {
      bytes.getInt();
    }
    return switch (iso % 1000) {
      case 1 -> Shape.Kind.POINT;
      case 2 -> Shape.Kind.LINESTRING;
      case 3 -> Shape.Kind.POLYGON;
      case 4 -> Shape.Kind.MULTIPOINT;
      case 5 -> Shape.Kind.MULTILINESTRING;
      case 6 -> Shape.Kind.MULTIPOLYGON;
      case 7 -> Shape.Kind.GEOMETRYCOLLECTION;
      default ->
          throw new LandstockException(Code.DATA, "a geometry has the unknown kind " + iso % 1000);
    };
  }

  private void point() throws IOException {
    bytes.mark();
    boolean empty = Double.isNaN(bytes.getDouble());
    bytes.reset();
    shape.open(Shape.Kind.POINT, hasZ, empty);
    if (!empty) {
      positions(1);
    } else {
      bytes.position(bytes.position() + 8 * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0)));
    }
    shape.close(Shape.Kind.POINT, empty);
  }

  private void parts(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Shape.Kind kind = header();
      if (kind == Shape.Kind.POINT) {
        positions(1);
        continue;
      }
      shape.openPart();
      if (kind == Shape.Kind.POLYGON) {
        rings(bytes.getInt());
      } else {
        positions(bytes.getInt());
      }
      shape.closePart();
    }
  }

  private void rings(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      shape.openPart();
      positions(bytes.getInt());
      shape.closePart();
    }
  }

  private void positions(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      double x = bytes.getDouble();
      double y = bytes.getDouble();
      double z = hasZ ? bytes.getDouble() : Double.NaN;
      if (hasM) {
        bytes.getDouble();
      }
      shape.position(x, y, z);
    }
  }
}
