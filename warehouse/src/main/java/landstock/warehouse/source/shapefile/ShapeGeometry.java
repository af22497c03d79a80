package landstock.warehouse.source.shapefile;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.geometry.RingsOfPolygons;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/** Makes geometry of shapes; Z and M are dropped. Used by one thread. */
final class ShapeGeometry {
  private static final int NULL = 0;
  private static final int POINT = 1;
  private static final int LINE = 3;
  private static final int POLYGON = 5;
  private static final int MULTIPOINT = 8;
  private static final int MULTIPATCH = 31;
  private static final int BOX_BYTES = 4 * Double.BYTES;
  private static final int POINT_BYTES = 2 * Double.BYTES;
  private static final int MOST_PARTS = 20_000;

  private final GeometryMaker maker = new GeometryMaker();
  private final RingsOfPolygons rings = new RingsOfPolygons(maker.factory());
  private final int fileType;
  private int misdirected;

  ShapeGeometry(int fileType) {
    this.fileType = fileType;
  }

  /**
   * @throws Unreadable for shapes that are never read
   */
  static void known(int type, Records records) throws Unreadable {
    if (type == MULTIPATCH) {
      throw records.unreadable("layer_unusable", null, null, "MultiPatch; export it as polygons");
    }
    boolean known =
        switch (plain(type)) {
          case NULL, POINT, LINE, POLYGON, MULTIPOINT -> true;
          default -> false;
        };
    if (!known) {
      throw records.unreadable("file_broken", null, null, "shape type " + type);
    }
  }

  /** Without Z (11 to 18) and M (21 to 28). */
  private static int plain(int type) {
    return type > 10 && type < 30 ? type % 10 : type;
  }

  boolean ringsClosed() {
    return maker.ringsClosed();
  }

  /** Rings of the last shape that ran the wrong way. */
  int misdirected() {
    return misdirected;
  }

  /** Null for a null shape. */
  @Nullable Geometry read(ByteBuffer content) throws GeometryFault {
    maker.begin();
    misdirected = 0;
    int type = content.getInt();
    if (type == NULL) {
      return null;
    }
    if (type != fileType) {
      throw GeometryFault.unreadable("shape type " + type + " in a file of type " + fileType);
    }
    try {
      return switch (plain(type)) {
        case POINT -> maker.factory().createPoint(position(content));
        case MULTIPOINT -> multipoint(content);
        case LINE -> lines(parts(content));
        case POLYGON -> polygons(parts(content));
        default -> throw GeometryFault.unreadable("shape type " + type);
      };
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw GeometryFault.unreadable("the record is too short for its shape");
    }
  }

  private static Coordinate position(ByteBuffer content) throws GeometryFault {
    return GeometryMaker.position(content.getDouble(), content.getDouble());
  }

  private Geometry multipoint(ByteBuffer content) throws GeometryFault {
    content.position(content.position() + BOX_BYTES);
    int count = content.getInt();
    fits(content, 0, count);
    return maker.factory().createMultiPointFromCoords(positions(content, count));
  }

  private static Coordinate[] positions(ByteBuffer content, int count) throws GeometryFault {
    Coordinate[] positions = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      positions[i] = position(content);
    }
    return positions;
  }

  /** Refuses what is merely declared, before memory is given to it. */
  private void fits(ByteBuffer content, int parts, int points) throws GeometryFault {
    maker.expect(points);
    if (parts < 0 || parts > MOST_PARTS) {
      throw GeometryFault.unreadable(
          "it declares " + parts + " parts; at most " + MOST_PARTS + " are read");
    }
    long bytes = (long) parts * Integer.BYTES + (long) points * POINT_BYTES;
    if (bytes > content.remaining()) {
      throw GeometryFault.unreadable(
          "it declares "
              + parts
              + " parts and "
              + points
              + " points in "
              + content.remaining()
              + " bytes");
    }
  }

  private List<Coordinate[]> parts(ByteBuffer content) throws GeometryFault {
    content.position(content.position() + BOX_BYTES);
    int count = content.getInt();
    int points = content.getInt();
    fits(content, count, points);
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i] = content.getInt();
    }
    starts[count] = points;
    if (count > 0 && starts[0] != 0) {
      throw GeometryFault.unreadable("its first part begins at point " + starts[0]);
    }
    List<Coordinate[]> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (starts[i + 1] < starts[i] || starts[i + 1] > points) {
        throw GeometryFault.unreadable("part " + (i + 1) + " does not lie within its points");
      }
      parts.add(positions(content, starts[i + 1] - starts[i]));
    }
    return parts;
  }

  private Geometry lines(List<Coordinate[]> parts) throws GeometryFault {
    LineString[] lines = new LineString[parts.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = maker.line(parts.get(i));
    }
    return lines.length == 1 ? lines[0] : maker.factory().createMultiLineString(lines);
  }

  private Geometry polygons(List<Coordinate[]> parts) throws GeometryFault {
    List<LinearRing> closed = new ArrayList<>(parts.size());
    for (Coordinate[] part : parts) {
      closed.add(maker.ring(part));
    }
    RingsOfPolygons.Assembled assembled = rings.assemble(closed);
    misdirected = assembled.misdirected();
    return assembled.geometry();
  }
}
