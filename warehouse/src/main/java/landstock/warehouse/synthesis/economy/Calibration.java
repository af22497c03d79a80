package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.OfficeSpec;

/**
 * Scales what enterprises turn over until the tax of the first survey's year comes to what the
 * specification says: by listed office building, then between these and all others.
 */
final class Calibration {
  private static final double MILLION = 1e6;

  private final DistrictSpec spec;
  private final int year;
  private final Taxation taxation;
  private final List<Building> listed;

  Calibration(DistrictSpec spec, List<Building> buildings) {
    this.spec = spec;
    this.year = spec.firstSurvey().getYear();
    this.taxation = new Taxation(spec, new Turnover(spec));
    this.listed = buildings.stream().filter(Settlement::listed).toList();
  }

  /**
   * @param otherFactor by which enterprises outside listed office buildings were scaled
   */
  record Result(List<Enterprise> enterprises, double otherFactor) {}

  Result of(List<Enterprise> enterprises) {
    Map<String, Double> now = new HashMap<>();
    for (Enterprise enterprise : enterprises) {
      enterprise
          .building()
          .ifPresent(b -> now.merge(b, taxation.netCny(enterprise, year), Double::sum));
    }
    Map<String, Double> factors = new HashMap<>();
    Map<String, Double> targets = targets();
    targets.forEach(
        (building, cny) -> factors.put(building, cny / now.getOrDefault(building, cny)));
    double inOffices = 0;
    double elsewhere = 0;
    for (Enterprise enterprise : enterprises) {
      double district = taxation.districtNetCny(enterprise, year);
      Double factor = enterprise.building().map(factors::get).orElse(null);
      inOffices += factor == null ? 0 : district * factor;
      elsewhere += factor == null ? district : 0;
    }
    double share = spec.offices().districtTaxShare();
    double other = inOffices * (1 - share) / share / elsewhere;
    List<Enterprise> scaled = new ArrayList<>(enterprises.size());
    for (Enterprise enterprise : enterprises) {
      scaled.add(
          enterprise.scaled(
              enterprise.building().map(b -> factors.getOrDefault(b, other)).orElse(other)));
    }
    return new Result(List.copyOf(scaled), other);
  }

  /** Tax of each listed building, CNY: a heavy tail over the two limits, a long foot below. */
  private Map<String, Double> targets() {
    OfficeSpec offices = spec.offices();
    Dice dice = spec.dice("calibration");
    Map<String, Double> luck = new HashMap<>();
    for (Building building : listed) {
      luck.put(building.code(), Settlement.heldM2(building) * dice.skewed(1, 0.5));
    }
    List<Building> order = new ArrayList<>(listed);
    order.sort(Comparator.comparingDouble(b -> -luck.getOrDefault(b.code(), 0.0)));
    Map<String, Double> targets = new HashMap<>();
    for (int rank = 0; rank < order.size(); rank++) {
      double millions;
      if (rank < offices.over100MCny()) {
        millions = Math.min(1_300, 118 * StrictMath.pow(1 - dice.between(0, 0.93), -0.8));
      } else if (rank < offices.over100MCny() + offices.over50MCny()) {
        millions = dice.between(57, 90);
      } else {
        millions = Math.min(43, dice.skewed(11, 0.9));
      }
      targets.put(order.get(rank).code(), millions * MILLION);
    }
    return targets;
  }
}
