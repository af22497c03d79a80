package landstock.sql.engine;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A polygon in pieces of few vertices, so that what a street as long as a city shares with each of
 * its thousands of neighbours costs no more than what two houses share.
 */
final class CutPolygon {
  /** A geometry of more is worth cutting; pieces have about as many or fewer. */
  static final int FEW_VERTICES = 256;

  /** Halvings; what is denser than that stays in one piece. */
  private static final int DEEPEST = 32;

  private final STRtree pieces = new STRtree();

  CutPolygon(Geometry polygon) {
    cut(polygon, 0);
    pieces.build();
  }

  private void cut(Geometry rest, int depth) {
    if (rest.isEmpty()) {
      return;
    }
    Envelope box = rest.getEnvelopeInternal();
    if (rest.getNumPoints() <= FEW_VERTICES || depth == DEEPEST) {
      pieces.insert(box, rest);
      return;
    }
    double x = (box.getMinX() + box.getMaxX()) / 2;
    double y = (box.getMinY() + box.getMaxY()) / 2;
    if (box.getWidth() >= box.getHeight()) {
      cut(within(rest, new Envelope(box.getMinX(), x, box.getMinY(), box.getMaxY())), depth + 1);
      cut(within(rest, new Envelope(x, box.getMaxX(), box.getMinY(), box.getMaxY())), depth + 1);
    } else {
      cut(within(rest, new Envelope(box.getMinX(), box.getMaxX(), box.getMinY(), y)), depth + 1);
      cut(within(rest, new Envelope(box.getMinX(), box.getMaxX(), y, box.getMaxY())), depth + 1);
    }
  }

  /** An edge on the line of the cut leaves a line beside the polygons, which no overlay takes. */
  private static Geometry within(Geometry polygon, Envelope half) {
    GeometryFactory factory = polygon.getFactory();
    Geometry part = shared(polygon, factory.toGeometry(half));
    return factory.buildGeometry(PolygonExtracter.getPolygons(part));
  }

  private static Geometry shared(Geometry a, Geometry b) {
    return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
  }

  /** Area in m2 that another polygon has in common with this one. */
  double sharedM2(Geometry other) {
    double areaM2 = 0;
    for (Object piece : pieces.query(other.getEnvelopeInternal())) {
      areaM2 += shared((Geometry) piece, other).getArea();
    }
    return areaM2;
  }
}
