package landstock.warehouse.synthesis.spec;

/**
 * One tax.
 *
 * @param code of the scheme of tax items
 * @param share of an enterprise's tax, relative to the other items it pays
 * @param payers part of enterprises that pay it, 0 to 1
 * @param central part of the central budget; the three parts add up to 1
 * @param city part of the city's budget
 * @param district part of the district's budget
 * @param refunded part of payments with a refund, 0 to 1
 * @param corrected part of payments that settle an earlier year and come out negative, 0 to 1
 */
public record TaxItem(
    String code,
    double share,
    double payers,
    double central,
    double city,
    double district,
    double refunded,
    double corrected) {

  public TaxItem {
    DistrictSpec.that(
        Math.abs(central + city + district - 1) < 1e-9, code + ": levels do not add up to 1");
  }
}
