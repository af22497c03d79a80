package landstock.warehouse.staging;

import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.CrsTransforms;
import landstock.sql.spatial.GeometryCodec;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
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

  /** Tables whose shapes are one piece of land or what stands on it. */
  private static final String LAND = "land.";

  /** Of a parcel or building, metres. */
  private static final double LARGEST_M = 100_000;

  /** Larger than the Earth, and than any easting with its zone. */
  private static final double FARTHEST_M = 1e8;

  /**
   * Units of the CRS of the file, metres or degrees; the way there and back costs less, between two
   * datums some millimetres, for there are no heights.
   */
  private static final double NEAR = 0.05;

  /** Points that come with making an outline valid: of each crossing, one on all its sides. */
  private static final int MOST_ADDED = 4 * Tangle.MOST_CROSSINGS;

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
    if (geometry.getNumPoints() > GeometryCodec.MOST_VERTICES) {
      return new Refused("too_many_points", null, geometry.getNumPoints() + " points");
    }
    try {
      Geometry moved = moved(geometry);
      Optional<Refused> nowhere = nowhere(geometry, moved);
      if (nowhere.isPresent()) {
        return nowhere.get();
      }
      Optional<String> fault = fault(geometry).or(() -> fault(moved));
      Optional<Refused> hopeless = fault.isPresent() ? hopeless(moved) : Optional.empty();
      if (hopeless.isPresent()) {
        return hopeless.get();
      }
      return new Stored(
          canonical(moved),
          fault.orElse(null),
          envelope.flatMap(e -> e.astray(moved, geometry)).orElse(null));
    } catch (LandstockException e) {
      return new Refused("outside_crs", null, e.text());
    }
  }

  /** What is not worth making valid, or not once it is. */
  private static Optional<Refused> hopeless(Geometry invalid) {
    if (Tangle.of(invalid)) {
      return Optional.of(
          new Refused(
              "geometry_unreadable",
              null,
              "its outline crosses itself over " + Tangle.MOST_CROSSINGS + " times"));
    }
    boolean large = invalid.getNumPoints() > GeometryCodec.MOST_VERTICES - MOST_ADDED;
    int mended = large ? GeometryFixer.fix(invalid).getNumPoints() : 0;
    return mended > GeometryCodec.MOST_VERTICES
        ? Optional.of(new Refused("too_many_points", null, mended + " points once it is valid"))
        : Optional.empty();
  }

  /**
   * The same outline is the same bytes, whatever kind of file it came in: rings begin at their
   * least vertex, outer ones counter-clockwise as in RFC 7946.
   */
  private static Geometry canonical(Geometry geometry) {
    return geometry instanceof Polygonal ? geometry.norm().reverse() : geometry;
  }

  /**
   * What no place on the ground has. Far from its meridian a projection gives numbers that mean
   * nothing, and does not say so; a corner at (0, 0) makes a parcel reach to the equator, and
   * everything that looks for neighbours run out of memory.
   */
  private Optional<Refused> nowhere(Geometry said, Geometry moved) {
    Envelope extent = moved.getEnvelopeInternal();
    if (extent.isNull()) {
      return Optional.empty();
    }
    if (!(largest(extent) <= FARTHEST_M) || (handIn.srid() != srid && !invertible(said, moved))) {
      Coordinate at = said.getEnvelopeInternal().centre();
      return Optional.of(
          new Refused(
              "outside_crs", null, "(" + at.x + ", " + at.y + ") is no place in the CRS declared"));
    }
    double sizeM = Math.max(extent.getWidth(), extent.getHeight());
    return dataset.name().startsWith(LAND) && sizeM > LARGEST_M
        ? Optional.of(
            new Refused(
                "extent_too_large", null, Math.round(sizeM / 1000) + " km, from " + corner(extent)))
        : Optional.empty();
  }

  private static String corner(Envelope extent) {
    return Math.round(extent.getMinX()) + ", " + Math.round(extent.getMinY());
  }

  private static double largest(Envelope extent) {
    return Math.max(
        Math.max(Math.abs(extent.getMinX()), Math.abs(extent.getMaxX())),
        Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY())));
  }

  /** Whether the way back leads to where the geometry was. */
  private boolean invertible(Geometry said, Geometry moved) {
    if (handIn.proj().isPresent()) {
      return true;
    }
    Point there = said.getFactory().createPoint(moved.getCoordinate());
    Coordinate back = transforms.transform(there, srid, handIn.srid()).getCoordinate();
    return back.distance(said.getCoordinate()) < NEAR;
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
