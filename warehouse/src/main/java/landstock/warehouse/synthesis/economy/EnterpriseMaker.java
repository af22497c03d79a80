package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Industry;

/** Founds enterprises. */
final class EnterpriseMaker {
  private static final double REGISTERED_HERE = 0.86;
  private static final double IDLE = 0.035;
  private static final double REVENUE_SPREAD = 0.9;

  /** Since then organisation codes of enterprises begin with MA. */
  private static final LocalDate NEW_CODES = LocalDate.of(2015, 10, 1);

  private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private final DistrictSpec spec;

  EnterpriseMaker(DistrictSpec spec) {
    this.spec = spec;
  }

  /**
   * @param number unique for ever
   * @param building where it operates; empty where nobody knows
   * @param areaM2 on which it works, m2 of floor
   * @param from earliest day of foundation
   */
  Enterprise make(
      int number, Optional<Building> building, double areaM2, LocalDate from, LocalDate to) {
    Dice dice = spec.dice("enterprise").fork(number);
    Industry industry = dice.pick(spec.industries(), i -> weight(i, building));
    // More of the young than of the old, as anywhere.
    double age = dice.next();
    LocalDate founded = to.minusDays((long) (age * age * (to.toEpochDay() - from.toEpochDay())));
    int people =
        (int) Math.max(1, Math.rint(areaM2 / industry.personM2() * dice.skewed(0.85, 0.35)));
    double revenue = people * industry.revenueCny() * dice.skewed(0.8, REVENUE_SPREAD);
    boolean here = dice.chance(REGISTERED_HERE);
    boolean idle = dice.chance(IDLE) && founded.getYear() < spec.firstSurvey().getYear() - 1;
    return new Enterprise(
        number,
        code(number, here, founded, dice),
        "示例" + industry.word() + "有限公司" + String.valueOf(100_000 + number).substring(1),
        industry,
        here,
        founded,
        building.map(Building::code),
        people,
        revenue,
        idle ? OptionalInt.of(spec.firstSurvey().getYear() - 1) : OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static double weight(Industry industry, Optional<Building> building) {
    return switch (building.map(Building::kind).orElse(Building.Kind.SERVICE)) {
      case LISTED_OFFICE, OFFICE -> industry.office();
      case SHOP -> industry.shop();
      case WORKSHOP -> industry.workshop();
      case SERVICE, HOME -> industry.service();
    };
  }

  private CreditCode code(int number, boolean here, LocalDate founded, Dice dice) {
    int unique = number * 41 + dice.whole(0, 40);
    String organisation;
    if (founded.isBefore(NEW_CODES)) {
      organisation = String.valueOf(60_000_000 + unique);
    } else {
      StringBuilder letters = new StringBuilder("MA");
      int left = 28_629_151 + unique * 3;
      for (int i = 0; i < 6; i++) {
        letters.append(LETTERS.charAt(left % LETTERS.length()));
        left /= LETTERS.length();
      }
      organisation = letters.toString();
    }
    int own = Integer.parseInt(spec.code().substring(4));
    int other = own == 2 ? 3 : 2;
    String county = here ? spec.code() : spec.code().substring(0, 4) + "0" + other;
    return CreditCode.of("91", county, organisation);
  }
}
