package landstock.warehouse.synthesis.economy;

import landstock.warehouse.identifier.CreditCode;

/**
 * Tax of one enterprise, year, item and level. Money in hundredths of CNY.
 *
 * @param level {@code central}, {@code city} or {@code district}
 * @param amount paid in; negative where an earlier year was settled
 * @param refund paid back, not yet taken off the amount; never negative
 */
public record TaxRow(
    CreditCode enterprise, int year, String item, String level, long amount, long refund) {}
