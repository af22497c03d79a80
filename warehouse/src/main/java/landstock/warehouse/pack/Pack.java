package landstock.warehouse.pack;

import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Label;

/**
 * A city.
 *
 * @param name lower case; the first part of its snapshots' ids
 * @param label for people
 * @param notice to be shown wherever its figures are, where there is one
 * @param srid EPSG code of the projected CRS, in metres, of everything stored
 * @param currency ISO 4217 code of what the catalogue calls currency
 * @param generator text of the file its hand-ins are generated from, where they are
 * @param defects text of the file that says what is wrong on purpose in what is generated
 * @param envelope where everything of it lies, (easting, northing) in {@code srid}, where it says
 *     so
 * @param surveys each becomes one snapshot
 */
public record Pack(
    String name,
    Label label,
    Optional<Label> notice,
    int srid,
    String currency,
    Optional<String> generator,
    Optional<String> defects,
    Optional<Box> envelope,
    List<Survey> surveys) {

  /** Bounds in metres, inclusive. */
  public record Box(double minEastM, double minNorthM, double maxEastM, double maxNorthM) {}

  public Pack {
    surveys = List.copyOf(surveys);
  }
}
