package landstock.warehouse.synthesis.economy;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.TaxItem;

/** What an enterprise pays for a year, in proportion to its revenue. */
final class Taxation {
  private static final double LARGEST_REFUND = 0.5;

  private final List<TaxItem> items;
  private final Dice dice;
  private final Turnover turnover;

  Taxation(DistrictSpec spec, Turnover turnover) {
    this.items = spec.taxItems();
    this.dice = spec.dice("tax");
    this.turnover = turnover;
  }

  /**
   * One item's payment.
   *
   * @param paidCny negative for a correction
   */
  private record Payment(TaxItem item, double paidCny, double refundCny) {
    double netCny() {
      return paidCny - refundCny;
    }
  }

  /** Net of refunds, all items and levels. */
  double netCny(Enterprise enterprise, int year) {
    return payments(enterprise, year).stream().mapToDouble(Payment::netCny).sum();
  }

  /** Net of refunds, the district's own budget only. */
  double districtNetCny(Enterprise enterprise, int year) {
    return payments(enterprise, year).stream()
        .mapToDouble(p -> p.netCny() * p.item().district())
        .sum();
  }

  List<TaxRow> rows(Enterprise enterprise, int year) {
    List<TaxRow> rows = new ArrayList<>();
    for (Payment payment : payments(enterprise, year)) {
      TaxItem item = payment.item();
      long paid = Math.round(payment.paidCny() * 100);
      long refund = Math.round(payment.refundCny() * 100);
      long toDistrict = Math.round(paid * item.district());
      long toCity = item.central() > 0 ? Math.round(paid * item.city()) : paid - toDistrict;
      long ofDistrict = Math.round(refund * item.district());
      long ofCity = item.central() > 0 ? Math.round(refund * item.city()) : refund - ofDistrict;
      long toCentral = paid - toDistrict - toCity;
      add(rows, enterprise, year, item, "central", toCentral, refund - ofDistrict - ofCity);
      add(rows, enterprise, year, item, "city", toCity, ofCity);
      add(rows, enterprise, year, item, "district", toDistrict, ofDistrict);
    }
    return rows;
  }

  private static void add(
      List<TaxRow> rows,
      Enterprise enterprise,
      int year,
      TaxItem item,
      String level,
      long amount,
      long refund) {
    if (amount != 0 || refund != 0) {
      rows.add(new TaxRow(enterprise.code(), year, item.code(), level, amount, refund));
    }
  }

  private List<Payment> payments(Enterprise enterprise, int year) {
    if (!enterprise.paysIn(year)) {
      return List.of();
    }
    Dice own = dice.fork(enterprise.number());
    List<TaxItem> paid = new ArrayList<>();
    double shares = 0;
    for (TaxItem item : items) {
      // The first item is paid by all, so that everybody pays something.
      if (own.next() < item.payers() || item.equals(items.get(0))) {
        paid.add(item);
        shares += item.share();
      }
    }
    Dice thatYear = own.fork(year);
    double total = turnover.revenueCny(enterprise, year) * enterprise.industry().burden();
    List<Payment> payments = new ArrayList<>(paid.size());
    for (TaxItem item : paid) {
      payments.add(payment(item, total * item.share() / shares, thatYear));
    }
    return payments;
  }

  private static Payment payment(TaxItem item, double usualCny, Dice dice) {
    double chance = dice.next();
    double part = dice.between(0.05, LARGEST_REFUND);
    if (chance < item.corrected()) {
      return new Payment(item, -usualCny * part, 0);
    }
    boolean refunded = chance < item.corrected() + item.refunded();
    return new Payment(item, usualCny, refunded ? usualCny * part : 0);
  }
}
