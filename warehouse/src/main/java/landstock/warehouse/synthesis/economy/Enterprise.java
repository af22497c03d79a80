package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.synthesis.spec.Industry;

/**
 * A legal unit.
 *
 * @param number unique for ever; seeds everything random about it
 * @param building code of where it operates; empty where that is unknown or it has closed
 * @param people who work in it in the first year
 * @param revenueCny of the first survey's year
 * @param idleSince first year without any tax
 * @param closedIn year in which it gave up
 */
public record Enterprise(
    int number,
    CreditCode code,
    String name,
    Industry industry,
    boolean registeredHere,
    LocalDate foundedOn,
    Optional<String> building,
    int people,
    double revenueCny,
    OptionalInt idleSince,
    OptionalInt closedIn) {

  Enterprise scaled(double factor) {
    return with(building, revenueCny * factor, closedIn);
  }

  Enterprise closed(int year) {
    return with(Optional.empty(), revenueCny, OptionalInt.of(year));
  }

  Enterprise movedTo(String newBuilding) {
    return with(Optional.of(newBuilding), revenueCny, closedIn);
  }

  /** Whether it has figures of the year. */
  boolean activeIn(int year) {
    return foundedOn.getYear() <= year && (closedIn.isEmpty() || closedIn.getAsInt() > year);
  }

  /** Whether it pays tax for the year. */
  boolean paysIn(int year) {
    return activeIn(year) && (idleSince.isEmpty() || idleSince.getAsInt() > year);
  }

  private Enterprise with(
      Optional<String> newBuilding, double newRevenueCny, OptionalInt newClosedIn) {
    return new Enterprise(
        number,
        code,
        name,
        industry,
        registeredHere,
        foundedOn,
        newBuilding,
        people,
        newRevenueCny,
        idleSince,
        newClosedIn);
  }
}
