package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.OfficeSpec;
import landstock.warehouse.synthesis.spec.Shares;

/** Raises the listed office buildings until their space adds up to the specification's. */
final class ListedOffices {
  /** Space that can be let, of all floor area above ground. */
  private static final double EFFICIENCY = 0.80;

  private static final int FEWEST_FLOORS = 7;
  private static final int MOST_FLOORS = 78;
  private static final double STOREY_M = 3.9;

  /** Floor area above ground per land area that no plan allows to be passed. */
  static final double LARGEST_FAR = 14.5;

  private final OfficeSpec spec;
  private final Map<ParcelCode, Double> landM2;
  private final Dice dice;

  /**
   * @param landM2 area of the parcel that each of them has for itself
   */
  ListedOffices(DistrictSpec spec, Map<ParcelCode, Double> landM2) {
    this.spec = spec.offices();
    this.landM2 = Map.copyOf(landM2);
    this.dice = spec.dice("office");
  }

  List<Building> of(List<Building> towers) {
    int[] floors = floors(towers);
    double[] weights = new double[towers.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = towers.get(i).footprintM2() * floors[i] * dice.between(0.97, 1.03);
    }
    long[] hundredths = Shares.of(Math.round(spec.spaceM2() * 100), weights);
    List<Building> listed = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      double rentable = hundredths[i] / 100.0;
      double floorArea = Amounts.hundredths(towers.get(i).footprintM2() * floors[i]);
      double vacancy = Amounts.within(dice.skewed(0.2, 0.6), 0.02, 0.7);
      listed.add(
          towers
              .get(i)
              .listed(
                  String.format(Locale.ROOT, spec.namePattern(), i + 1),
                  floors[i],
                  Amounts.tenths(floors[i] * STOREY_M + dice.between(4, 14)),
                  new Building.FloorArea(floorArea, dice.chance(0.95)))
              .withLettable(rentable, Amounts.hundredths(rentable * vacancy)));
    }
    return listed;
  }

  /** Uneven heights whose floor area comes to what the space needs. */
  private int[] floors(List<Building> towers) {
    double wanted = spec.spaceM2() / EFFICIENCY;
    double[] luck = new double[towers.size()];
    double weighted = 0;
    for (int i = 0; i < luck.length; i++) {
      luck[i] = Amounts.within(dice.skewed(1, 0.4), 0.4, 2.4);
      weighted += luck[i] * towers.get(i).footprintM2();
    }
    int[] floors = new int[luck.length];
    double missing = wanted;
    for (int i = 0; i < floors.length; i++) {
      floors[i] =
          (int)
              Amounts.within(
                  Math.rint(luck[i] * wanted / weighted), FEWEST_FLOORS, mostFloors(towers.get(i)));
      missing -= floors[i] * towers.get(i).footprintM2();
    }
    return levelled(floors, towers, missing);
  }

  private int mostFloors(Building tower) {
    double land = landM2.getOrDefault(tower.parcel(), Double.POSITIVE_INFINITY);
    int allowed = (int) Math.min(MOST_FLOORS, LARGEST_FAR * land / tower.footprintM2());
    return Math.max(FEWEST_FLOORS, allowed);
  }

  /** Adds or takes single floors in turn until less than half a floor is missing. */
  private int[] levelled(int[] floors, List<Building> towers, double missing) {
    double left = missing;
    for (int round = 0; round < MOST_FLOORS; round++) {
      for (int i = 0; i < floors.length; i++) {
        double footprint = towers.get(i).footprintM2();
        int step = left > footprint / 2 ? 1 : left < -footprint / 2 ? -1 : 0;
        int next = floors[i] + step;
        if (step != 0 && next >= FEWEST_FLOORS && next <= mostFloors(towers.get(i))) {
          floors[i] = next;
          left -= step * footprint;
        }
      }
    }
    return floors;
  }
}
