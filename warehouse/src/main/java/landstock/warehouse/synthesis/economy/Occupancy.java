package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import landstock.warehouse.identifier.CreditCode;

/**
 * An enterprise on floor area of a building.
 *
 * @param rentCnyM2Month empty where it pays none or keeps it to itself
 * @param basis {@code rented}, {@code owned} or {@code free_use}
 * @param to last day, inclusive; empty where no end is agreed
 */
public record Occupancy(
    CreditCode enterprise,
    String building,
    double areaM2,
    OptionalDouble rentCnyM2Month,
    String basis,
    LocalDate from,
    Optional<LocalDate> to) {}
