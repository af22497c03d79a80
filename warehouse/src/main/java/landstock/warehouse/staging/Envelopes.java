package landstock.warehouse.staging;

import java.util.Optional;
import java.util.stream.IntStream;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.pack.Pack;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Whether a geometry lies where the pack is. What does not is usually of another zone, has its axes
 * swapped, or is in degrees; digits alone cannot tell that of an easting without its zone. Used by
 * one thread.
 */
final class Envelopes {
  /** Trying every grid takes a while, and the first ones say it all. */
  private static final int MOST_HINTS = 100;

  private static final int DEGREES = 4490;

  private final Envelope box;
  private final int srid;
  private final CrsTransforms transforms;
  private int hints;

  /**
   * @param srid EPSG code of {@code box}
   */
  Envelopes(Pack.Box box, int srid, CrsTransforms transforms) {
    this.box = new Envelope(box.minEastM(), box.maxEastM(), box.minNorthM(), box.maxNorthM());
    this.srid = srid;
    this.transforms = transforms;
  }

  /**
   * What is to be said of a geometry that has no point in the envelope.
   *
   * @param moved in the CRS of the pack
   * @param said as handed in
   */
  Optional<String> astray(Geometry moved, Geometry said) {
    if (moved.isEmpty() || box.intersects(moved.getEnvelopeInternal())) {
      return Optional.empty();
    }
    Coordinate at = said.getEnvelopeInternal().centre();
    String hint = hints++ < MOST_HINTS ? hint(at) : "";
    return Optional.of(
        "it lies " + Math.round(box.distance(moved.getEnvelopeInternal())) + " m away" + hint);
  }

  private String hint(Coordinate at) {
    Coordinate swapped = new Coordinate(at.y, at.x);
    if (box.contains(swapped)) {
      return "; with its axes swapped it would lie inside";
    }
    return IntStream.concat(IntStream.of(DEGREES), IntStream.rangeClosed(4491, 4554))
        .filter(code -> inside(at, code))
        .mapToObj(code -> "; as EPSG:" + code + " it would lie inside")
        .findFirst()
        .orElse("");
  }

  private boolean inside(Coordinate at, int code) {
    try {
      return box.contains(
          transforms.transform(new GeometryFactory().createPoint(at), code, srid).getCoordinate());
    } catch (LandstockException e) {
      return false;
    }
  }
}
