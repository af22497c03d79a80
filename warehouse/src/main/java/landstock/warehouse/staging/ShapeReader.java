package landstock.warehouse.staging;

import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes what is stored of a geometry of one hand-in. Used by one thread. */
final class ShapeReader {

  /**
   * @param geometry in the CRS of the pack, in its canonical form
   * @param fault why it is not valid; null where it is
   * @param astray that it lies outside the envelope of the pack; null where it does not
   */
  record Stored(Geometry geometry, @Nullable String fault, @Nullable String astray) {}

  /**
   * @param rule it breaks
   * @param value what was met, where that tells more
   * @param detail why, in English
   */
  record Refused(String rule, @Nullable String value, String detail) {}

  private final Dataset dataset;
  private final HandIn handIn;
  private final int srid;
  private final CrsTransforms transforms;
  private final Optional<Envelopes> envelope;

  /**
   * @param srid EPSG code of stored geometry
   * @param envelope where everything of the pack lies
   */
  ShapeReader(
      Dataset dataset,
      HandIn handIn,
      int srid,
      Optional<Pack.Box> envelope,
      CrsTransforms transforms) {
    this.dataset = dataset;
    this.handIn = handIn;
    this.srid = srid;
    this.transforms = transforms;
    this.envelope = envelope.map(box -> new Envelopes(box, srid, transforms));
  }

  /**
   * @param geometry in the CRS of the file
   * @return {@link Stored}, or {@link Refused}
   */
  Object read(Geometry geometry) {
    if (dataset.shape() == Shape.POLYGON && !(geometry instanceof Polygonal)) {
      return new Refused("geometry_type", geometry.getGeometryType(), "a polygon was expected");
    }
    try {
      Geometry moved = moved(geometry);
      Optional<String> fault = fault(geometry).or(() -> fault(moved));
      if (fault.isPresent() && Tangle.of(moved)) {
        return new Refused(
            "geometry_unreadable",
            null,
            "its outline crosses itself over " + Tangle.MOST_CROSSINGS + " times");
      }
      return new Stored(
          canonical(moved),
          fault.orElse(null),
          envelope.flatMap(e -> e.astray(moved, geometry)).orElse(null));
    } catch (LandstockException e) {
      return new Refused("outside_crs", null, e.text());
    }
  }

  /**
   * The same outline is the same bytes, whatever kind of file it came in: rings begin at their
   * least vertex, outer ones counter-clockwise as in RFC 7946.
   */
  private static Geometry canonical(Geometry geometry) {
    return geometry instanceof Polygonal ? geometry.norm().reverse() : geometry;
  }

  private Geometry moved(Geometry geometry) {
    return handIn.proj().isPresent()
        ? transforms.transform(geometry, handIn.proj().get(), srid)
        : transforms.transform(geometry, handIn.srid(), srid);
  }

  /**
   * Why a geometry is not valid. Asked of it as handed in, which is what its owner can mend, and as
   * moved, because rounding can break what was whole and mend what was broken.
   */
  private static Optional<String> fault(Geometry geometry) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    return Optional.ofNullable(error).map(TopologyValidationError::toString);
  }
}
