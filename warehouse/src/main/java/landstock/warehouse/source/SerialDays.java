package landstock.warehouse.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Dates as spreadsheets number them: days since their epoch, the time of day as a fraction. In the
 * system of 1900, day 60 is 29 February 1900, which never was.
 */
public enum SerialDays {
  /** Day 1 is 1 January 1900. */
  SINCE_1900("serial1900", LocalDate.of(1899, 12, 30)),
  /** Day 0 is 1 January 1904, as on old Macintoshes. */
  SINCE_1904("serial1904", LocalDate.of(1904, 1, 1));

  private static final int NEVER_WAS = 60;

  /** 31 December 9999. */
  private static final BigDecimal LAST = new BigDecimal(2_958_466);

  private static final BigDecimal SECONDS_OF_DAY = new BigDecimal(86_400);
  private static final int LONGEST = 30;

  private final String patternName;
  private final LocalDate dayZero;

  SerialDays(String patternName, LocalDate dayZero) {
    this.patternName = patternName;
    this.dayZero = dayZero;
  }

  /** The system that {@code formats} of a pack calls so. */
  public static Optional<SerialDays> named(String pattern) {
    for (SerialDays system : values()) {
      if (system.patternName.equals(pattern)) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  /** The day of a number; empty where it is none. */
  public Optional<LocalDate> date(String number) {
    return moment(number).map(LocalDateTime::toLocalDate);
  }

  /** The moment of a number, to the second; empty where it is none. */
  public Optional<LocalDateTime> moment(String number) {
    BigDecimal serial;
    try {
      serial = number.length() > LONGEST ? LAST : new BigDecimal(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (serial.signum() < 0 || serial.compareTo(LAST) >= 0) {
      return Optional.empty();
    }
    long seconds =
        serial.multiply(SECONDS_OF_DAY).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    long day = seconds / SECONDS_OF_DAY.intValue();
    if (this == SINCE_1900 && day == NEVER_WAS) {
      return Optional.empty();
    }
    LocalDate date = dayZero.plusDays(this == SINCE_1900 && day < NEVER_WAS ? day + 1 : day);
    return Optional.of(date.atTime(LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY.intValue())));
  }

  /** What a five-digit number in a column of dates may be, in English; empty for other texts. */
  public static String hint(String text) {
    return text.matches("[1-6][0-9]{4}")
        ? SINCE_1900
            .date(text)
            .map(d -> "as the day number of a spreadsheet it would be " + d)
            .orElse("")
        : "";
  }
}
