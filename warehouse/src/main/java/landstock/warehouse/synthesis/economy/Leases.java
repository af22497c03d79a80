package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.spec.Dice;

/** Draws up how an enterprise holds its floor area. */
final class Leases {
  private static final double RENT_UNKNOWN = 0.12;

  private final Dice dice;
  private final LocalDate survey;

  Leases(Dice dice, LocalDate survey) {
    this.dice = dice;
    this.survey = survey;
  }

  Occupancy lease(Enterprise enterprise, Building building, double areaM2) {
    LocalDate earliest = survey.minusYears(6);
    LocalDate from = earliest.plusDays(dice.whole(0, 6 * 365 - 1));
    if (enterprise.foundedOn().isAfter(from)) {
      from = enterprise.foundedOn();
    }
    double chance = dice.next();
    String basis = chance < 0.86 ? "rented" : chance < 0.96 ? "owned" : "free_use";
    boolean rented = basis.equals("rented");
    double rent = dice.skewed(usualRent(building), 0.3);
    boolean open = !rented || dice.chance(0.35);
    Optional<LocalDate> to =
        open ? Optional.empty() : Optional.of(survey.plusDays(dice.whole(30, 5 * 365)));
    return new Occupancy(
        enterprise.code(),
        building.code(),
        areaM2,
        rented && !dice.chance(RENT_UNKNOWN)
            ? OptionalDouble.of(Math.rint(rent * 100) / 100)
            : OptionalDouble.empty(),
        basis,
        from,
        to);
  }

  /** CNY per m2 and month. */
  private static double usualRent(Building building) {
    return switch (building.kind()) {
      case LISTED_OFFICE -> 84;
      case OFFICE -> 62;
      case SHOP -> 118;
      case WORKSHOP -> 28;
      case SERVICE, HOME -> 40;
    };
  }
}
