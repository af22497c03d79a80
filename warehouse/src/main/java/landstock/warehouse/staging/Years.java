package landstock.warehouse.staging;

import java.time.LocalDate;

/**
 * Years that a hand-in may tell about: every one of them is a copy of all parcels in the marts, so
 * that a mistyped one must not pass.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record Years(int first, int last) {
  private static final int EARLIEST = 1900;

  /** Those of a survey; fiscal years may be named after the calendar year to come. */
  public static Years of(LocalDate survey) {
    return new Years(EARLIEST, survey.getYear() + 1);
  }

  boolean hold(int year) {
    return year >= first && year <= last;
  }
}
