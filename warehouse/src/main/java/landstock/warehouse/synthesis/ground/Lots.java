package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Shares;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Cuts blocks into parcels of the surface. */
final class Lots {
  private static final List<LandUse> USES = List.of(LandUse.values());
  private static final double AREA_WOBBLE = 0.25;
  private static final double SPREAD = 0.55;
  private static final double SMALLEST_MEAN_M2 = 90;

  /** A parcel with a substation, a parcel of its own, in its middle. */
  private static final double HOLED = 0.03;

  /** One use on two sides of a road under one code. */
  private static final double ACROSS_A_ROAD = 0.025;

  private final List<Block> blocks;
  private final ParcelMaker maker;
  private final Dice dice;
  private final int count;

  Lots(DistrictSpec spec, List<Block> blocks, ParcelMaker maker) {
    this.blocks = blocks;
    this.maker = maker;
    this.dice = spec.dice("lot");
    this.count = spec.counts().parcels();
  }

  /** A piece of land before it has a number. */
  private record Lot(Block block, LandUse use, Polygon geom) {}

  List<Parcel> make() {
    double[] weights =
        blocks.stream()
            .mapToDouble(b -> b.face().areaM2() / b.character().parcelAreaM2())
            .toArray();
    long[] counts = Shares.of(count, weights);
    List<Parcel> parcels = new ArrayList<>(count);
    Optional<Lot> waiting = Optional.empty();
    for (int i = 0; i < blocks.size(); i++) {
      List<Lot> lots = lots(blocks.get(i), (int) Math.max(1, counts[i]));
      waiting = joined(waiting, lots, parcels);
      for (Lot lot : lots) {
        register(lot, parcels);
      }
    }
    waiting.ifPresent(lot -> register(lot, parcels));
    return parcels;
  }

  private List<Lot> lots(Block block, int wanted) {
    int most = (int) Math.max(1, block.face().areaM2() / SMALLEST_MEAN_M2);
    double[] weights = new double[Math.min(wanted, most)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Amounts.within(dice.skewed(1, SPREAD), 0.35, 4);
    }
    List<Face> faces =
        new Partition(block.axis(), AREA_WOBBLE, Rank.PARCEL, dice).of(block.face(), weights);
    Noding noding = new Noding(faces);
    List<Lot> lots = new ArrayList<>(faces.size());
    Map<LandUse, Double> mix = UseMix.of(block.character());
    for (Face face : faces) {
      LandUse use = dice.pick(USES, u -> mix.getOrDefault(u, 0.0));
      lots.add(new Lot(block, use, noding.polygon(face)));
    }
    return lots;
  }

  /** Takes a lot out for the next block of its community, or joins the one that waits. */
  private Optional<Lot> joined(Optional<Lot> waiting, List<Lot> lots, List<Parcel> parcels) {
    Lot first = lots.get(0);
    if (waiting.isPresent() && waiting.get().block().area().equals(first.block().area())) {
      Lot other = waiting.get();
      Polygon[] parts = {other.geom(), lots.remove(lots.size() - 1).geom()};
      parcels.add(
          maker.surface(other.block(), other.use(), Noding.GEOMETRY.createMultiPolygon(parts)));
      return Optional.empty();
    }
    waiting.ifPresent(lot -> register(lot, parcels));
    boolean large = first.block().character() == BlockCharacter.ESTATE;
    return large && lots.size() > 2 && dice.chance(ACROSS_A_ROAD)
        ? Optional.of(lots.remove(lots.size() - 1))
        : Optional.empty();
  }

  private void register(Lot lot, List<Parcel> parcels) {
    boolean large = lot.geom().getArea() > 2500 && lot.use() == LandUse.HOUSING;
    if (large && dice.chance(HOLED)) {
      Polygon station = substation(lot);
      if (lot.geom().contains(station.buffer(3))) {
        Polygon around =
            Noding.GEOMETRY.createPolygon(
                lot.geom().getExteriorRing(),
                new org.locationtech.jts.geom.LinearRing[] {station.getExteriorRing().reverse()});
        parcels.add(maker.surface(lot.block(), lot.use(), around));
        parcels.add(maker.surface(lot.block(), LandUse.UTILITY, station));
        return;
      }
    }
    parcels.add(maker.surface(lot.block(), lot.use(), lot.geom()));
  }

  private Polygon substation(Lot lot) {
    Coordinate centre = lot.geom().getInteriorPoint().getCoordinate();
    return Rectangle.polygon(
        centre.x, centre.y, lot.block().axis(), dice.between(7, 11), dice.between(6, 9));
  }
}
