package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/**
 * Gives some enterprises a second place in another building. Only small taxpayers: which building a
 * large one's tax belongs to is what the calibration has fixed.
 */
final class SecondPlaces {
  private static final double SHARE = 0.03;
  private static final double SMALL_TAX_CNY = 1_000_000;
  private static final double SMALLEST_M2 = 20;
  private static final int TRIES = 30;

  private final DistrictSpec spec;
  private final List<Building> buildings;
  private final Dice dice;

  SecondPlaces(DistrictSpec spec, List<Building> buildings) {
    this.spec = spec;
    this.buildings = buildings.stream().filter(b -> Settlement.heldM2(b) > SMALLEST_M2).toList();
    this.dice = spec.dice("second place");
  }

  List<Occupancy> of(List<Enterprise> enterprises, List<Occupancy> first) {
    Map<String, Double> free = new HashMap<>();
    buildings.forEach(b -> free.put(b.code(), Settlement.heldM2(b)));
    first.forEach(o -> free.merge(o.building(), -o.areaM2(), Double::sum));
    Leases leases = new Leases(dice, spec.firstSurvey());
    List<Occupancy> second = new ArrayList<>();
    for (Enterprise enterprise : enterprises) {
      boolean small = enterprise.revenueCny() * enterprise.industry().burden() < SMALL_TAX_CNY;
      if (enterprise.building().isEmpty() || !small || !dice.chance(SHARE)) {
        continue;
      }
      for (int i = 0; i < TRIES; i++) {
        Building place = dice.pick(buildings);
        double area = Math.floor(free.getOrDefault(place.code(), 0.0) * dice.between(20, 60)) / 100;
        boolean other = !enterprise.building().get().equals(place.code());
        if (other && area > SMALLEST_M2) {
          free.merge(place.code(), -area, Double::sum);
          second.add(leases.lease(enterprise, place, area));
          break;
        }
      }
    }
    return second;
  }
}
