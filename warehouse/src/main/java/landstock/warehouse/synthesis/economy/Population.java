package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.synthesis.ground.AdminUnit;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Shares;
import landstock.warehouse.synthesis.spec.StreetSpec;

/**
 * People of a community in a year.
 *
 * @param residents who live there, wherever they are registered
 * @param registered in its household register
 */
public record Population(
    AdminUnit community, int year, int residents, int registered, int households) {
  private static final double GROWTH_OF_YEAR = -0.006;
  private static final double PEOPLE_PER_HOUSEHOLD = 2.6;

  /** Communities in their order, the years that a survey of {@code year} hands in. */
  public static List<Population> of(DistrictSpec spec, List<AdminUnit> units, int year) {
    List<AdminUnit> communities =
        units.stream().filter(u -> u.level().equals("community")).toList();
    double[] weights = communities.stream().mapToDouble(c -> weight(spec, c)).toArray();
    long[] counts = Shares.of(spec.counts().residents(), weights);
    List<Population> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Dice dice = spec.dice("people").fork(communities.get(i).code());
      double registered = dice.between(0.85, 1.35);
      for (int y = year - Economy.YEARS + 1; y <= year; y++) {
        int since = y - spec.firstSurvey().getYear();
        double change = since * (GROWTH_OF_YEAR + dice.fork(y).between(-0.004, 0.004));
        int residents = (int) Math.round(counts[i] * (1 + change));
        all.add(
            new Population(
                communities.get(i),
                y,
                residents,
                (int) Math.round(residents * registered),
                (int) Math.round(residents / PEOPLE_PER_HOUSEHOLD)));
      }
    }
    return all;
  }

  /** Its area, by how much of its street is housing. */
  private static double weight(DistrictSpec spec, AdminUnit community) {
    StreetSpec street =
        spec.streets().stream()
            .filter(s -> community.code().startsWith(s.code()))
            .findFirst()
            .orElseThrow();
    double all = 0;
    for (BlockCharacter character : BlockCharacter.values()) {
      all += share(street, character);
    }
    double homes = share(street, BlockCharacter.ESTATE) + share(street, BlockCharacter.LANE);
    Dice dice = spec.dice("homes").fork(community.code());
    return community.geom().getArea() * (0.2 + homes / all) * dice.between(0.7, 1.4);
  }

  private static double share(StreetSpec street, BlockCharacter character) {
    return street.blocks().getOrDefault(character, 0.0);
  }
}
