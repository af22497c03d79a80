package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.Dice;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws the outlines of buildings inside a parcel: set back from its edges, apart from each other.
 */
final class Footprints {
  private static final double SLAB_DEPTH_M = 13;
  private static final double SMALLEST_M2 = 12;
  private static final double L_SHAPED = 0.3;

  private final Dice dice;

  Footprints(Dice dice) {
    this.dice = dice;
  }

  /** At most {@code count} outlines inside the parcel's first polygon. */
  List<Polygon> in(Parcel parcel, int count, boolean tower) {
    Polygon land = (Polygon) parcel.geom().getGeometryN(0);
    if (parcel.registered() == LandUse.PARK) {
      return pavilion(parcel, land);
    }
    double side = Math.sqrt(land.getArea());
    double setback =
        tower ? Amounts.within(0.13 * side, 3, 18) : Amounts.within(0.05 * side, 0.6, 6);
    Optional<Face> buildable = face(land).inset(rank -> setback);
    if (buildable.isEmpty()) {
      return List.of();
    }
    List<Face> yards =
        new Partition(parcel.axis(), 0.12, Rank.YARD, dice).of(buildable.get(), count);
    List<Polygon> outlines = new ArrayList<>();
    for (Face yard : yards) {
      outline(parcel, yard, tower)
          .map(Noding::alone)
          .filter(o -> o.isValid() && o.getArea() > SMALLEST_M2 && land.contains(o))
          .ifPresent(outlines::add);
    }
    return outlines;
  }

  private Optional<Face> outline(Parcel parcel, Face yard, boolean tower) {
    double gap = Amounts.within(openness(parcel) * Math.sqrt(yard.areaM2()), 0.25, 9);
    Optional<Face> body =
        yard.inset(
            rank -> rank == Rank.YARD || parcel.character() == BlockCharacter.VILLA ? gap : 0);
    if (body.isEmpty() || tower) {
      return body;
    }
    Face face = body.get();
    boolean housing = parcel.registered() == LandUse.HOUSING;
    if (housing && face.areaM2() > 260) {
      return Optional.of(slab(face, parcel.axis()));
    }
    boolean large = !housing && face.areaM2() > 450 && face.size() == 4;
    return Optional.of(large && dice.chance(L_SHAPED) ? angled(face) : face);
  }

  private static List<Polygon> pavilion(Parcel parcel, Polygon land) {
    Coordinate centre = land.getInteriorPoint().getCoordinate();
    Polygon pavilion = Rectangle.polygon(centre.x, centre.y, parcel.axis(), 16, 9);
    return land.contains(pavilion) ? List.of(pavilion) : List.of();
  }

  /** Gap round a building over the side of its yard. */
  private static double openness(Parcel parcel) {
    return switch (parcel.character()) {
      case VILLA, PUBLIC, GREEN -> 0.13;
      case ESTATE, WORKSHOP -> 0.08;
      case COMMERCE, OFFICE -> 0.05;
      case LANE -> 0.03;
    };
  }

  /** The part of a yard that a residential slab covers: all of its length, one flat deep. */
  private Face slab(Face yard, double axis) {
    double along = yard.extentM(axis);
    double across = yard.extentM(axis + Math.PI / 2);
    double depth = Math.min(along, across);
    double wanted = SLAB_DEPTH_M + dice.between(-2, 4);
    if (depth <= wanted) {
      return yard;
    }
    double direction = along < across ? axis : axis + Math.PI / 2;
    return yard.cut(direction, wanted / depth, Rank.YARD).map(Face.Halves::below).orElse(yard);
  }

  /** A quadrangle without one quarter. */
  private static Face angled(Face quad) {
    Face.Builder ring = new Face.Builder();
    ring.add(quad.x(0), quad.y(0), Rank.YARD);
    ring.add(quad.x(1), quad.y(1), Rank.YARD);
    ring.add((quad.x(1) + quad.x(2)) / 2, (quad.y(1) + quad.y(2)) / 2, Rank.YARD);
    ring.add(quad.meanX(), quad.meanY(), Rank.YARD);
    ring.add((quad.x(2) + quad.x(3)) / 2, (quad.y(2) + quad.y(3)) / 2, Rank.YARD);
    ring.add(quad.x(3), quad.y(3), Rank.YARD);
    return ring.face();
  }

  static Face face(Polygon polygon) {
    LinearRing drawn = polygon.getExteriorRing();
    LinearRing shell = Orientation.isCCW(drawn.getCoordinates()) ? drawn : drawn.reverse();
    Face.Builder ring = new Face.Builder();
    for (int i = 0; i < shell.getNumPoints() - 1; i++) {
      Coordinate corner = shell.getCoordinateN(i);
      ring.add(corner.x, corner.y, Rank.PARCEL);
    }
    return ring.face();
  }
}
