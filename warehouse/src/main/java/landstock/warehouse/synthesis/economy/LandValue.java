package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.Parcel;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/**
 * Value of a parcel in one year by the benchmark land price. Money in hundredths of CNY.
 *
 * @param builtM2 floor area above ground
 * @param builtIn year of its oldest building; empty where unknown
 */
public record LandValue(
    Parcel parcel, int year, long land, long improvement, double builtM2, OptionalInt builtIn) {
  private static final double COST_CNY_M2 = 4_200;
  private static final double YEARLY_LOSS = 0.014;
  private static final double LEAST_LEFT = 0.25;

  /** One value for each parcel whose use has a price. */
  public static List<LandValue> of(DistrictSpec spec, Ground ground, int year) {
    Map<ParcelCode, List<Building>> standing = new HashMap<>();
    for (Building building : ground.buildings()) {
      standing.computeIfAbsent(building.parcel(), key -> new ArrayList<>()).add(building);
    }
    List<LandValue> values = new ArrayList<>();
    for (Parcel parcel : ground.parcels()) {
      if (parcel.registered().priceFactor() > 0) {
        values.add(of(spec, parcel, standing.getOrDefault(parcel.code(), List.of()), year));
      }
    }
    return values;
  }

  private static LandValue of(DistrictSpec spec, Parcel parcel, List<Building> standing, int year) {
    Dice dice = spec.dice("value:" + parcel.code().value());
    double growth = StrictMath.pow(1.012, year - spec.firstSurvey().getYear());
    double price =
        parcel.street().landPriceCnyM2()
            * parcel.registered().priceFactor()
            * dice.skewed(1, 0.12)
            * growth;
    double improvement = 0;
    double built = 0;
    OptionalInt builtIn = OptionalInt.empty();
    for (Building building : standing) {
      double area = building.floorArea().areaM2();
      Optional<Integer> done = building.completedOn().map(d -> d.getYear());
      double age = year - done.orElse(year - 30);
      improvement += area * COST_CNY_M2 * Math.max(LEAST_LEFT, 1 - YEARLY_LOSS * age);
      built += area;
      if (done.isPresent()) {
        builtIn = OptionalInt.of(Math.min(done.get(), builtIn.orElse(done.get())));
      }
    }
    return new LandValue(
        parcel,
        year,
        Math.round(price * parcel.registeredAreaM2() * 100),
        Math.round(improvement * 100),
        Math.rint(built * 100) / 100,
        builtIn);
  }

  public long total() {
    return land + improvement;
  }
}
