package landstock.api.place;

import java.util.List;
import landstock.sql.spatial.CrsTransforms;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryEditor;

/** From the CRS of a snapshot to longitude and latitude in WGS 84. Thread-safe. */
final class Degrees {
  private static final int WGS84 = 4326;
  private static final int PARTS_OF_A_SIDE = 4;
  private static final double DECIMALS = 1e7;

  private final CrsTransforms transforms = new CrsTransforms();
  private final GeometryFactory factory = new GeometryFactory();

  /** The outline, outer rings counter-clockwise as RFC 7946 wants them. */
  Geometry outline(Geometry geometry, int srid) {
    Geometry degrees = transforms.transform(geometry, srid, WGS84);
    return new GeometryEditor(factory).edit(degrees, (part, f) -> turned(part));
  }

  private static Geometry turned(Geometry part) {
    if (!(part instanceof Polygon polygon) || polygon.isEmpty()) {
      return part;
    }
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = turned(polygon.getInteriorRingN(i), false);
    }
    return part.getFactory().createPolygon(turned(polygon.getExteriorRing(), true), holes);
  }

  private static LinearRing turned(LinearRing ring, boolean counterClockwise) {
    return Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise
        ? ring
        : ring.reverse();
  }

  /** West, south, east, north of a box, which must not be empty. */
  List<Double> box(Envelope box, int srid) {
    Geometry frame = factory.toGeometry(box);
    double side = Math.max(box.getWidth(), box.getHeight());
    Geometry fine = side > 0 ? Densifier.densify(frame, side / PARTS_OF_A_SIDE) : frame;
    return box(transforms.transform(fine, srid, WGS84));
  }

  static List<Double> box(Geometry degrees) {
    Envelope e = degrees.getEnvelopeInternal();
    return List.of(
        Math.floor(e.getMinX() * DECIMALS) / DECIMALS,
        Math.floor(e.getMinY() * DECIMALS) / DECIMALS,
        Math.ceil(e.getMaxX() * DECIMALS) / DECIMALS,
        Math.ceil(e.getMaxY() * DECIMALS) / DECIMALS);
  }
}
