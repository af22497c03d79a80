package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Shares;

/** Fills the let floor area of buildings with enterprises. */
final class Settlement {
  /**
   * Of the area that is let; the rest is for second places and for those who are not enterprises.
   */
  private static final double FILLED = 0.95;

  private static final double NO_KNOWN_PLACE = 0.02;
  private static final double AREA_SPREAD = 0.95;
  private static final LocalDate OLDEST = LocalDate.of(1993, 1, 1);

  private final DistrictSpec spec;
  private final List<Building> buildings;
  private final Dice dice;
  private final EnterpriseMaker maker;
  private final Leases leases;
  private final List<Enterprise> enterprises = new ArrayList<>();
  private final List<Occupancy> occupancies = new ArrayList<>();

  Settlement(DistrictSpec spec, List<Building> buildings) {
    this.spec = spec;
    this.buildings = buildings;
    this.dice = spec.dice("settlement");
    this.maker = new EnterpriseMaker(spec);
    this.leases = new Leases(dice, spec.firstSurvey());
  }

  Economy settle() {
    int inOffices = spec.offices().enterprises();
    int nowhere = (int) Math.round(spec.counts().enterprises() * NO_KNOWN_PLACE);
    int elsewhere = spec.counts().enterprises() - inOffices - nowhere;
    fill(buildings.stream().filter(Settlement::listed).toList(), inOffices, 0.8);
    fill(buildings.stream().filter(b -> !listed(b) && heldM2(b) > 15).toList(), elsewhere, 0.5);
    for (int i = 0; i < nowhere; i++) {
      add(Optional.empty(), dice.skewed(60, 0.6));
    }
    return new Economy(List.copyOf(enterprises), List.copyOf(occupancies), buildings, 1);
  }

  static boolean listed(Building building) {
    return building.kind() == Building.Kind.LISTED_OFFICE;
  }

  static double heldM2(Building building) {
    return building.lettable().map(Building.Lettable::heldM2).orElse(0.0);
  }

  /**
   * @param power to which let area counts: below 1, larger buildings have larger tenants
   */
  private void fill(List<Building> places, int count, double power) {
    double[] weights = places.stream().mapToDouble(b -> StrictMath.pow(heldM2(b), power)).toArray();
    long[] counts = Shares.of(count, weights);
    for (int i = 0; i < counts.length; i++) {
      fill(places.get(i), (int) counts[i]);
    }
  }

  private void fill(Building building, int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = dice.skewed(1, AREA_SPREAD);
    }
    long hundredths = (long) Math.floor(heldM2(building) * FILLED * 100);
    long[] areas = count == 0 ? new long[0] : Shares.of(hundredths, weights);
    for (long area : areas) {
      add(Optional.of(building), area / 100.0);
    }
  }

  private void add(Optional<Building> building, double areaM2) {
    Enterprise enterprise =
        maker.make(enterprises.size() + 1, building, areaM2, OLDEST, spec.firstSurvey());
    enterprises.add(enterprise);
    building.ifPresent(b -> occupancies.add(leases.lease(enterprise, b, areaM2)));
  }
}
