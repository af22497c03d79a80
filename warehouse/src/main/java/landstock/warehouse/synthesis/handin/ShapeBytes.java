package landstock.warehouse.synthesis.handin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.synthesis.handin.ShapefileLayer.Shape;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LineStringExtracter;

/** Records of a {@code .shp}: outer rings clockwise, holes the other way. */
final class ShapeBytes {
  private static final int NULL = 0;
  private static final int FIXED_BYTES = 44;

  private final Shape shape;

  ShapeBytes(Shape shape) {
    this.shape = shape;
  }

  /** Content of one record. */
  byte[] of(@Nullable Geometry geometry) {
    if (geometry == null || geometry.isEmpty()) {
      return little(4).putInt(NULL).array();
    }
    return switch (shape) {
      case POINT -> {
        if (!(geometry instanceof Point point)) {
          throw unfit(geometry);
        }
        yield little(20).putInt(1).putDouble(point.getX()).putDouble(point.getY()).array();
      }
      case LINE -> parts(3, geometry, lines(geometry));
      case POLYGON -> parts(5, geometry, rings(geometry));
    };
  }

  private static List<Coordinate[]> lines(Geometry geometry) {
    if (geometry.getDimension() != 1) {
      throw unfit(geometry);
    }
    List<Coordinate[]> lines = new ArrayList<>();
    for (Object line : LineStringExtracter.getLines(geometry)) {
      lines.add(((LineString) line).getCoordinates());
    }
    return lines;
  }

  private static List<Coordinate[]> rings(Geometry geometry) {
    List<Coordinate[]> rings = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (!(geometry.getGeometryN(i) instanceof Polygon polygon)) {
        throw unfit(geometry);
      }
      rings.add(directed(polygon.getExteriorRing(), false));
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        rings.add(directed(polygon.getInteriorRingN(hole), true));
      }
    }
    return rings;
  }

  private static Coordinate[] directed(LineString ring, boolean counterClockwise) {
    boolean right = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
    return (right ? ring : ring.reverse()).getCoordinates();
  }

  private static byte[] parts(int type, Geometry geometry, List<Coordinate[]> parts) {
    int points = parts.stream().mapToInt(p -> p.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + 4 * parts.size() + 16 * points);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(type);
    Envelope box = geometry.getEnvelopeInternal();
    bytes.putDouble(box.getMinX()).putDouble(box.getMinY());
    bytes.putDouble(box.getMaxX()).putDouble(box.getMaxY());
    bytes.putInt(parts.size()).putInt(points);
    int start = 0;
    for (Coordinate[] part : parts) {
      bytes.putInt(start);
      start += part.length;
    }
    for (Coordinate[] part : parts) {
      for (Coordinate at : part) {
        bytes.putDouble(at.x).putDouble(at.y);
      }
    }
    return bytes.array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IllegalArgumentException unfit(Geometry geometry) {
    return new IllegalArgumentException("the layer holds no " + geometry.getGeometryType());
  }
}
