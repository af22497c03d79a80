package landstock.sql.tile;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas in flat arrays of {@link World}, found by box. Numbered as they were added; what has no
 * polygon keeps its number and is never found. Immutable.
 */
public final class PackedShapes {
  /** Corners of each ring without the last, which is the first; outer rings before their holes. */
  private final int[] xy;

  /** Where each ring begins in {@link #xy}, counted in corners, and where the last one ends. */
  private final int[] firstCorner;

  /** Where each shape begins among the rings, and where the last one ends. */
  private final int[] firstRing;

  /** 1 for an outer ring, 0 for a hole. */
  private final int[] outer;

  private final int[] boxes;
  private final BoxIndex index;

  private PackedShapes(Builder builder) {
    xy = builder.xy.toArray();
    firstCorner = builder.firstCorner.toArray();
    firstRing = builder.firstRing.toArray();
    outer = builder.outer.toArray();
    boxes = builder.boxes.toArray();
    index = new BoxIndex(boxes);
  }

  /** How many were added. */
  public int size() {
    return firstRing.length - 1;
  }

  /** Names every shape whose box touches a tile and its border, in no order. */
  public void search(TileAddress tile, int buffer, IntConsumer found) {
    index.search(new Window(tile, buffer).box(), found);
  }

  /** Whether a shape has a polygon. */
  public boolean isArea(int shape) {
    return firstRing[shape] < firstRing[shape + 1];
  }

  /**
   * A side of its box in {@link World}.
   *
   * @param side 0 west, 1 north, 2 east, 3 south
   */
  public int side(int shape, int side) {
    return boxes[4 * shape + side];
  }

  int firstRing(int shape) {
    return firstRing[shape];
  }

  boolean isOuter(int ring) {
    return outer[ring] == 1;
  }

  int firstCorner(int ring) {
    return firstCorner[ring];
  }

  int x(int corner) {
    return xy[2 * corner];
  }

  int y(int corner) {
    return xy[2 * corner + 1];
  }

  /** Bytes that it takes, about. */
  public long bytes() {
    return 4L * (xy.length + firstCorner.length + outer.length + firstRing.length)
        + 9L * boxes.length;
  }

  /** Takes shapes one by one. For one thread. */
  public static final class Builder {
    private final WorldTransform transform;
    private final Ints xy = new Ints();
    private final Ints firstCorner = new Ints();
    private final Ints firstRing = new Ints();
    private final Ints outer = new Ints();
    private final Ints boxes = new Ints();

    public Builder(WorldTransform transform) {
      this.transform = transform;
      firstCorner.accept(0);
      firstRing.accept(0);
    }

    /**
     * @param geometry whose polygons are taken; null has none
     */
    public void add(@Nullable Geometry geometry) {
      int from = xy.size();
      if (geometry != null) {
        polygons(geometry);
      }
      firstRing.accept(outer.size());
      box(from);
    }

    public PackedShapes build() {
      return new PackedShapes(this);
    }

    private void polygons(Geometry geometry) {
      if (geometry instanceof Polygon polygon) {
        polygon(polygon);
      } else if (geometry instanceof GeometryCollection collection) {
        for (int i = 0; i < collection.getNumGeometries(); i++) {
          polygons(collection.getGeometryN(i));
        }
      }
    }

    private void polygon(Polygon polygon) {
      if (polygon.isEmpty()) {
        return;
      }
      ring(polygon.getExteriorRing(), 1);
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        ring(polygon.getInteriorRingN(hole), 0);
      }
    }

    private void ring(LineString ring, int isOuter) {
      var corners = ring.getCoordinateSequence();
      for (int i = 0; i < corners.size() - 1; i++) {
        transform.move(corners.getX(i), corners.getY(i));
        xy.accept(transform.x());
        xy.accept(transform.y());
      }
      firstCorner.accept(xy.size() / 2);
      outer.accept(isOuter);
    }

    private void box(int from) {
      int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
      for (int i = from; i < xy.size(); i++) {
        int axis = i & 1;
        box[axis] = Math.min(box[axis], xy.get(i));
        box[2 + axis] = Math.max(box[2 + axis], xy.get(i));
      }
      for (int side : box) {
        boxes.accept(side);
      }
    }
  }
}
