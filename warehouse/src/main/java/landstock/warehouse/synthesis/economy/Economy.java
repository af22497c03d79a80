package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/**
 * The economy of a district on one day.
 *
 * @param enterprises in the order of their numbers, closed ones too
 * @param occupancies of that day, in the order of enterprises
 * @param buildings those of the ground, with the area that now stands empty
 * @param newcomerFactor by which what a newcomer turns over is scaled
 */
public record Economy(
    List<Enterprise> enterprises,
    List<Occupancy> occupancies,
    List<Building> buildings,
    double newcomerFactor) {

  /** Years of figures that a survey hands in, the survey's own the last. */
  public static final int YEARS = 3;

  /** The economy of the first survey, on its ground. */
  public static Economy first(DistrictSpec spec, Ground ground) {
    Economy settled = new Settlement(spec, ground.buildings()).settle();
    Calibration.Result scaled = new Calibration(spec, ground.buildings()).of(settled.enterprises());
    List<Occupancy> occupancies = new ArrayList<>(settled.occupancies());
    occupancies.addAll(
        new SecondPlaces(spec, ground.buildings()).of(scaled.enterprises(), occupancies));
    return new Economy(
        scaled.enterprises(), List.copyOf(occupancies), ground.buildings(), scaled.otherFactor());
  }

  /** A year later, on the ground of that year: closures, moves, newcomers. */
  public Economy next(DistrictSpec spec, Ground ground, int year) {
    return new EconomyYear(spec, this, ground, year).next();
  }

  /** Figures of the years that a survey of {@code year} hands in, enterprise by enterprise. */
  public Iterable<YearFigures> figures(DistrictSpec spec, int year) {
    Turnover turnover = new Turnover(spec);
    return () ->
        enterprises.stream()
            .flatMap(
                e ->
                    IntStream.rangeClosed(year - YEARS + 1, year)
                        .filter(e::activeIn)
                        .mapToObj(y -> turnover.figures(e, y)))
            .iterator();
  }

  /** Taxes of one year. */
  public Iterable<TaxRow> taxes(DistrictSpec spec, int year) {
    Taxation taxation = new Taxation(spec, new Turnover(spec));
    return () -> enterprises.stream().flatMap(e -> taxation.rows(e, year).stream()).iterator();
  }
}
