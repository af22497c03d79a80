package landstock.warehouse.inspect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.source.SerialDays;

/** Which form the dates of a column have. */
final class DateGuess {
  private static final List<String> PATTERNS =
      List.of(
          "uuuu-M-d",
          "uuuu/M/d",
          "uuuuMMdd",
          "uuuu年M月d日",
          "uuuu.M.d",
          "M/d/uuuu",
          "d/M/uuuu",
          "d.M.uuuu",
          "M/d/uuuu[ H:mm[:ss]]",
          "uuuu-M-d[ H:mm[:ss]]",
          "uuuu/M/d[ H:mm[:ss]]");
  private static final List<DateTimeFormatter> FORMATS =
      PATTERNS.stream()
          .map(
              p ->
                  DateTimeFormatter.ofPattern(p, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();
  private static final String SERIAL = "serial1900";

  private DateGuess() {}

  /** Whether a value is a date with separators in it; bare digits may be anything. */
  static boolean oneOf(String value) {
    return value.matches("[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}.*")
        && FORMATS.stream().anyMatch(f -> fits(value, f));
  }

  /** Patterns, as {@code formats} of a pack takes them, that every value has. */
  static List<String> of(List<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    java.util.ArrayList<String> fitting = new java.util.ArrayList<>();
    for (int i = 0; i < PATTERNS.size(); i++) {
      DateTimeFormatter format = FORMATS.get(i);
      if (values.stream().allMatch(v -> fits(v, format))) {
        fitting.add(PATTERNS.get(i));
      }
    }
    if (fitting.isEmpty() && values.stream().allMatch(v -> !SerialDays.hint(v).isEmpty())) {
      fitting.add(SERIAL);
    }
    return List.copyOf(fitting);
  }

  private static boolean fits(String value, DateTimeFormatter format) {
    try {
      LocalDate.parse(value, format);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
