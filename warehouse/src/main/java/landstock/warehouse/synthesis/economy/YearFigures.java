package landstock.warehouse.synthesis.economy;

import landstock.warehouse.identifier.CreditCode;

/**
 * One enterprise in one year. Money in hundredths of CNY.
 *
 * @param energyTce tonnes of standard coal
 */
public record YearFigures(
    CreditCode enterprise,
    int year,
    long revenue,
    long output,
    long valueAdded,
    int employees,
    double energyTce,
    long research,
    long investment) {}
