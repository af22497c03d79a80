package landstock.warehouse.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.warehouse.mapping.HeaderMatch.By;
import landstock.warehouse.pack.HandIn;

/**
 * That the numbers under a header with a unit would be multiplied by what the unit does not say: a
 * number of 10,000 yuan must not become one of yuan in silence, nor the other way round.
 *
 * @param rule it breaks, a blocking one
 * @param unit as the header, or a line above it, gives it
 * @param detail both factors and what to declare, in English
 */
public record UnitFault(String rule, String unit, String detail) {

  /** Empty where nothing gives a unit, or the factor of the pack is right for it. */
  public static Optional<UnitFault> of(HeaderMatch match, Column column, HandIn handIn) {
    return match.unit().flatMap(unit -> of(unit, match, column.name(), handIn));
  }

  private static Optional<UnitFault> of(
      HeaderUnit unit, HeaderMatch match, String column, HandIn handIn) {
    BigDecimal declared = handIn.factors().get(column);
    String right = "factors: {" + column + ": " + unit.factor().toPlainString() + "}";
    String otherwise = "; where the header is wrong, name it under columns, beside the true factor";
    if (declared == null) {
      return unit.plain()
          ? Optional.empty()
          : Optional.of(
              new UnitFault("unit_undeclared", unit.text(), "if so, declare " + right + otherwise));
    }
    // A header that the pack names word for word is one whose unit its author has seen.
    if (match.by() == By.PACK || unit.hasFactor(declared)) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitFault(
            "unit_contradicted",
            unit.text(),
            (match.unitAbove() ? "a line above the header says " : "the header says ")
                + unit.text()
                + ", which is "
                + right
                + "; the pack's factor is "
                + declared.toPlainString()
                + otherwise));
  }
}
