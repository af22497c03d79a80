package landstock.warehouse.synthesis.economy;

import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Industry;

/** What an enterprise turns over in a year and what follows from it. */
final class Turnover {
  private static final double GROWTH = 1.035;
  private static final double YEARLY_SPREAD = 0.11;

  private final Dice dice;
  private final int firstYear;

  Turnover(DistrictSpec spec) {
    this.dice = spec.dice("turnover");
    this.firstYear = spec.firstSurvey().getYear();
  }

  /** That of the first survey's year is the enterprise's own; other years move about it. */
  double revenueCny(Enterprise enterprise, int year) {
    if (year == firstYear) {
      return enterprise.revenueCny();
    }
    double trend = StrictMath.pow(GROWTH, year - firstYear);
    double luck = dice.fork(enterprise.number()).fork(year).skewed(1, YEARLY_SPREAD);
    return enterprise.revenueCny() * trend * luck;
  }

  YearFigures figures(Enterprise enterprise, int year) {
    Industry industry = enterprise.industry();
    Dice own = dice.fork(enterprise.number()).fork(10_000L + year);
    double revenue = revenueCny(enterprise, year);
    int people = (int) Math.max(1, Math.rint(enterprise.people() * own.between(0.92, 1.08)));
    boolean makes = industry.workshop() > industry.office();
    boolean researches = industry.code().startsWith("I") || industry.code().startsWith("C");
    double output = revenue * (makes ? own.between(0.95, 1.08) : own.between(0.6, 1));
    double energy = people * own.skewed(makes ? 2.4 : 0.35, 0.4);
    return new YearFigures(
        enterprise.code(),
        year,
        Math.round(revenue * 100),
        Math.round(output * 100),
        Math.round(revenue * industry.valueAdded() * own.between(0.9, 1.1) * 100),
        people,
        Math.rint(energy * 100) / 100,
        researches ? Math.round(revenue * own.between(0.01, 0.09) * 100) : 0,
        own.chance(0.3) ? Math.round(revenue * own.skewed(0.02, 0.8) * 100) : 0);
  }
}
