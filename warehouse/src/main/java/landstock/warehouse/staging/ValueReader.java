package landstock.warehouse.staging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.Blank;
import landstock.warehouse.source.SerialDays;
import org.jspecify.annotations.Nullable;

/** Turns the text of one column into its stored type. Used by one thread. */
final class ValueReader {
  private static final int LONGEST_NUMBER = 100;
  private static final BigDecimal LARGEST = new BigDecimal("1e15");
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "是");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0", "否");
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?");

  /** A day, its time and what that is ahead of UTC. */
  private static final Pattern ISO_DATE =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})"
              + "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
              + " ?(Z|[-+][0-9]{2}(?::?[0-9]{2})?)?)?");

  private static final Pattern MIDNIGHT = Pattern.compile("[0:.,]+");
  private static final List<DateTimeFormatter> DATES =
      List.of(pattern("uuuu-M-d"), pattern("uuuu/M/d"), pattern("uuuuMMdd"), pattern("uuuu年M月d日"));

  private final Column column;
  private final Map<String, String> vocabulary;
  private final List<String> nulls;
  private final Optional<BigDecimal> factor;
  private final Optional<Years> years;
  private final Optional<SerialDays> serial;
  private final List<DateTimeFormatter> dates;

  /**
   * @param vocabulary spelling to value; empty where any text will do
   * @param years that it may hold; empty where it is no calendar year
   */
  ValueReader(Column column, Map<String, String> vocabulary, Optional<Years> years, HandIn handIn) {
    this.column = column;
    this.vocabulary = vocabulary;
    this.years = years;
    this.nulls = handIn.nulls().getOrDefault(column.name(), List.of());
    this.factor = Optional.ofNullable(handIn.factors().get(column.name()));
    String format = handIn.formats().get(column.name());
    this.serial = Optional.ofNullable(format).flatMap(SerialDays::named);
    this.dates = format == null || serial.isPresent() ? DATES : List.of(pattern(format));
  }

  /**
   * @param years that columns of calendar years may hold
   */
  static ValueReader of(Dataset dataset, Column column, HandIn handIn, Years years) {
    return new ValueReader(
        column,
        dataset.vocabularies().getOrDefault(column.name(), Map.of()),
        Optional.of(years).filter(y -> dataset.years().contains(column.name())),
        handIn);
  }

  Column column() {
    return column;
  }

  /** The value, null where unknown, or a {@link Misfit}. */
  @Nullable Object read(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String text = Blank.trimmed(raw);
    if (text.isEmpty() || nulls.contains(text)) {
      return null;
    }
    return switch (column.type().kind()) {
      case TEXT -> word(text);
      case INTEGER, BIGINT, DOUBLE, DECIMAL -> number(text);
      case BOOLEAN -> truth(text);
      case DATE -> date(text);
      case TIMESTAMP -> timestamp(text);
      case GEOMETRY -> new Misfit("not_geometry", "text where a geometry should be");
    };
  }

  private Object word(String text) {
    if (vocabulary.isEmpty()) {
      return text;
    }
    String value = vocabulary.get(text);
    return value == null ? new Misfit("not_in_vocabulary", "") : value;
  }

  private Object number(String text) {
    BigDecimal number = parse(text);
    if (number == null) {
      return new Misfit("not_a_number", "");
    }
    if (factor.isPresent()) {
      number = number.multiply(factor.get());
    }
    if (number.abs().compareTo(LARGEST) > 0) {
      return new Misfit("out_of_range", "over 1e15");
    }
    return switch (column.type().kind()) {
      case INTEGER -> year(whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BIGINT -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE);
      case DECIMAL -> decimal(number);
      default -> number.doubleValue();
    };
  }

  private static @Nullable BigDecimal parse(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(plain(text));
      // 1e999999999 is a short text and a number that no memory holds.
      return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Full-width digits become narrow; commas between thousands go: １,２３４.５ is 1234.5. */
  private static String plain(String text) {
    if (text.chars().allMatch(c -> c < 0x80 && c != ',')) {
      return text;
    }
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return THOUSANDS.matcher(narrow).matches() ? narrow.replace(",", "") : narrow;
  }

  private Object whole(BigDecimal number, long least, long greatest) {
    try {
      long value = number.longValueExact();
      if (value < least || value > greatest) {
        return new Misfit("out_of_range", "not in [" + least + ", " + greatest + "]");
      }
      return column.type().kind() == ColumnType.Kind.INTEGER
          ? (Object) Integer.valueOf((int) value)
          : (Object) Long.valueOf(value);
    } catch (ArithmeticException e) {
      return new Misfit("not_a_whole_number", "");
    }
  }

  private Object year(Object value) {
    if (years.isPresent() && value instanceof Integer year && !years.get().hold(year)) {
      return new Misfit(
          "year_out_of_range", "not in [" + years.get().first() + ", " + years.get().last() + "]");
    }
    return value;
  }

  /** More digits after the point than the column has are rounded, never in silence. */
  private Object decimal(BigDecimal number) {
    int scale = column.type().scale();
    BigDecimal value = number.setScale(scale, RoundingMode.HALF_EVEN);
    if (value.precision() > column.type().precision()) {
      return new Misfit("out_of_range", "more than " + column.type().precision() + " digits");
    }
    return factor.isEmpty() && value.compareTo(number) != 0
        ? new Misfit("too_precise", "more than " + scale + " digits after the point", value)
        : value;
  }

  private static Object truth(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return true;
    }
    return FALSE.contains(lower) ? (Object) false : new Misfit("not_a_boolean", "");
  }

  private Object date(String text) {
    for (DateTimeFormatter format : dates) {
      Optional<LocalDate> date = date(text, format);
      if (date.isPresent()) {
        return date.get();
      }
    }
    // A date that its format wrote as such, whatever the column's texts look like: a date cell of
    // a spreadsheet, or 2007-06-06T00:00:00Z of whoever exported a date field.
    Matcher iso = ISO_DATE.matcher(text);
    if (iso.matches()) {
      return day(iso);
    }
    if (serial.isPresent()) {
      Optional<LocalDate> day = serial.get().date(text);
      return day.isPresent() ? day.get() : new Misfit("not_a_date", "");
    }
    return new Misfit("not_a_date", SerialDays.hint(text));
  }

  /** 2023-12-31T16:00:00Z is the first of January where it was written, if that was in China. */
  private static Object day(Matcher iso) {
    String time = iso.group(2);
    if (iso.group(3) != null && !MIDNIGHT.matcher(time).matches()) {
      return new Misfit(
          "not_a_date", "a moment, not a day: which day it was depends on the place; export days");
    }
    return date(iso.group(1), DATES.get(0))
        .<Object>map(d -> d)
        .orElseGet(() -> new Misfit("not_a_date", ""));
  }

  private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Object timestamp(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeException e) {
      return new Misfit("not_a_date", "");
    }
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
