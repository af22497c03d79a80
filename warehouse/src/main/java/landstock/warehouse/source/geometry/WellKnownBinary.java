package landstock.warehouse.source.geometry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads WKB of strangers: ISO (types 1001, 2001, 3001) and PostGIS's extended form (flags and
 * SRID). Z and M are dropped; curves are refused. Used by one thread.
 */
public final class WellKnownBinary {
  private static final int Z_FLAG = 0x8000_0000;
  private static final int M_FLAG = 0x4000_0000;
  private static final int SRID_FLAG = 0x2000_0000;
  private static final int DEEPEST = 4;
  private static final int SMALLEST_PART = 4;

  private final GeometryMaker maker;
  private final GeometryFactory factory;
  private @Nullable Integer srid;

  public WellKnownBinary(GeometryMaker maker) {
    this.maker = maker;
    this.factory = maker.factory();
  }

  /** SRID that the last geometry carried. */
  public OptionalInt srid() {
    return srid == null ? OptionalInt.empty() : OptionalInt.of(srid);
  }

  /** Reads a geometry to its last byte. */
  public Geometry read(ByteBuffer bytes) throws GeometryFault {
    maker.begin();
    srid = null;
    try {
      Geometry geometry = geometry(bytes, 0);
      if (bytes.hasRemaining()) {
        throw GeometryFault.unreadable(bytes.remaining() + " bytes after the end of its WKB");
      }
      return geometry;
    } catch (BufferUnderflowException e) {
      throw GeometryFault.unreadable("its WKB ends too early");
    }
  }

  private Geometry geometry(ByteBuffer bytes, int depth) throws GeometryFault {
    if (depth > DEEPEST) {
      throw GeometryFault.unreadable("collections nest too deep");
    }
    byte order = bytes.get();
    if (order != 0 && order != 1) {
      throw GeometryFault.unreadable("its WKB begins with byte " + order);
    }
    bytes.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int code = bytes.getInt();
    if ((code & SRID_FLAG) != 0) {
      srid = bytes.getInt();
    }
    int type = code & ~(Z_FLAG | M_FLAG | SRID_FLAG);
    boolean z = (code & Z_FLAG) != 0 || type / 1000 == 1 || type / 1000 == 3;
    boolean m = (code & M_FLAG) != 0 || type / 1000 == 2 || type / 1000 == 3;
    int width = 2 + (z ? 1 : 0) + (m ? 1 : 0);
    return switch (type > 0 && type < 4000 ? type % 1000 : type) {
      case 1 -> point(bytes, width);
      case 2 -> line(bytes, width);
      case 3 -> polygon(bytes, width);
      case 4 -> factory.createMultiPoint(parts(bytes, depth, Point.class).toArray(Point[]::new));
      case 5 ->
          factory.createMultiLineString(
              parts(bytes, depth, LineString.class).toArray(LineString[]::new));
      case 6 ->
          factory.createMultiPolygon(parts(bytes, depth, Polygon.class).toArray(Polygon[]::new));
      case 7 ->
          factory.createGeometryCollection(
              parts(bytes, depth, Geometry.class).toArray(Geometry[]::new));
      default -> throw GeometryFault.unreadable("WKB type " + Integer.toUnsignedString(code));
    };
  }

  private <G extends Geometry> List<G> parts(ByteBuffer bytes, int depth, Class<G> kind)
      throws GeometryFault {
    int count = count(bytes, SMALLEST_PART);
    List<G> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Geometry part = geometry(bytes, depth + 1);
      if (!kind.isInstance(part)) {
        throw GeometryFault.unreadable("a " + part.getGeometryType() + " among other parts");
      }
      parts.add(kind.cast(part));
    }
    return parts;
  }

  /** A count that the bytes left can hold. */
  private static int count(ByteBuffer bytes, int bytesEach) throws GeometryFault {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / bytesEach) {
      throw GeometryFault.unreadable(
          "its WKB declares "
              + Integer.toUnsignedString(count)
              + " parts in "
              + bytes.remaining()
              + " bytes");
    }
    return count;
  }

  private Point point(ByteBuffer bytes, int width) throws GeometryFault {
    maker.expect(1);
    double x = bytes.getDouble();
    double y = bytes.getDouble();
    bytes.position(skip(bytes, width - 2));
    if (Double.isNaN(x) && Double.isNaN(y)) {
      return factory.createPoint(); // how WKB writes POINT EMPTY
    }
    return factory.createPoint(GeometryMaker.position(x, y));
  }

  private Geometry line(ByteBuffer bytes, int width) throws GeometryFault {
    Coordinate[] line = coordinates(bytes, width);
    return line.length == 0 ? factory.createLineString() : maker.line(line);
  }

  private Polygon polygon(ByteBuffer bytes, int width) throws GeometryFault {
    int count = count(bytes, SMALLEST_PART);
    if (count == 0) {
      return factory.createPolygon();
    }
    List<LinearRing> rings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rings.add(maker.ring(coordinates(bytes, width)));
    }
    return factory.createPolygon(rings.get(0), rings.subList(1, count).toArray(LinearRing[]::new));
  }

  private Coordinate[] coordinates(ByteBuffer bytes, int width) throws GeometryFault {
    int count = count(bytes, width * Double.BYTES);
    maker.expect(count);
    Coordinate[] coordinates = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      coordinates[i] = GeometryMaker.position(bytes.getDouble(), bytes.getDouble());
      bytes.position(skip(bytes, width - 2));
    }
    return coordinates;
  }

  private static int skip(ByteBuffer bytes, int doubles) {
    int to = bytes.position() + doubles * Double.BYTES;
    if (to > bytes.limit()) {
      throw new BufferUnderflowException();
    }
    return to;
  }
}
