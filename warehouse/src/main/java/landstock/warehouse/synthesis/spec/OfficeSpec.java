package landstock.warehouse.synthesis.spec;

/**
 * What the office buildings of the first survey add up to.
 *
 * @param buildings how many are on the list of office buildings
 * @param spaceM2 floor area in them that can be let or sold, together
 * @param enterprises that sit in them
 * @param over100MCny buildings whose enterprises pay at least 100 million CNY in the survey's year
 * @param over50MCny further buildings with 50 to 100 million CNY
 * @param districtTaxShare their part of what the district's own budget takes in, 0 to 1
 * @param namePattern of a building, with one {@code %d}
 */
public record OfficeSpec(
    int buildings,
    double spaceM2,
    int enterprises,
    int over100MCny,
    int over50MCny,
    double districtTaxShare,
    String namePattern) {

  public OfficeSpec {
    DistrictSpec.that(
        over100MCny + over50MCny <= buildings, "more taxed office buildings than there are");
    DistrictSpec.that(
        districtTaxShare > 0 && districtTaxShare < 1,
        "districtTaxShare is in (0, 1), was " + districtTaxShare);
  }
}
