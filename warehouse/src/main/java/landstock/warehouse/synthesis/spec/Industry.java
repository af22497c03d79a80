package landstock.warehouse.synthesis.spec;

/**
 * One industry that enterprises of the district work in.
 *
 * @param code letter and 4 digits of GB/T 4754-2017
 * @param word its trade, as it stands in an enterprise's name
 * @param office weight among enterprises of office buildings
 * @param shop weight among those of shops and hotels
 * @param service weight among those of other buildings
 * @param workshop weight among those of workshops
 * @param personM2 floor area a person works on, m2
 * @param revenueCny yearly per person
 * @param burden tax of all items and levels over revenue
 * @param valueAdded over revenue
 */
public record Industry(
    String code,
    String word,
    double office,
    double shop,
    double service,
    double workshop,
    double personM2,
    double revenueCny,
    double burden,
    double valueAdded) {

  public Industry {
    DistrictSpec.that(code.matches("[A-T][0-9]{4}"), "industry is letter, 4 digits: " + code);
  }
}
