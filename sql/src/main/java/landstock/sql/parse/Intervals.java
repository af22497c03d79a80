package landstock.sql.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * PostgreSQL's intervals, {@code INTERVAL '1 year 2 months'} and {@code '90 days'::interval}, as
 * standard ones. Months and days together are no standard interval, so {@code x + INTERVAL '1 month
 * 2 days'} becomes two steps.
 */
final class Intervals {
  private static final Pattern PART =
      Pattern.compile("\\s*([-+]?\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)\\s*,?");
  private static final Pattern CLOCK =
      Pattern.compile("\\s*([-+]?)(\\d+):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?\\s*");

  /** A standard qualifier, and how many of it one unit is. */
  private record Measure(String qualifier, int count) {}

  private static final Map<String, Measure> UNITS =
      Map.ofEntries(
          Map.entry("century", new Measure("YEAR", 100)),
          Map.entry("decade", new Measure("YEAR", 10)),
          Map.entry("year", new Measure("YEAR", 1)),
          Map.entry("yr", new Measure("YEAR", 1)),
          Map.entry("y", new Measure("YEAR", 1)),
          Map.entry("quarter", new Measure("MONTH", 3)),
          Map.entry("month", new Measure("MONTH", 1)),
          Map.entry("mon", new Measure("MONTH", 1)),
          Map.entry("week", new Measure("DAY", 7)),
          Map.entry("w", new Measure("DAY", 7)),
          Map.entry("day", new Measure("DAY", 1)),
          Map.entry("d", new Measure("DAY", 1)),
          Map.entry("hour", new Measure("HOUR", 1)),
          Map.entry("hr", new Measure("HOUR", 1)),
          Map.entry("h", new Measure("HOUR", 1)),
          Map.entry("minute", new Measure("MINUTE", 1)),
          Map.entry("min", new Measure("MINUTE", 1)),
          Map.entry("m", new Measure("MINUTE", 1)),
          Map.entry("second", new Measure("SECOND", 1)),
          Map.entry("sec", new Measure("SECOND", 1)),
          Map.entry("s", new Measure("SECOND", 1)));

  private static final List<String> QUALIFIERS =
      List.of(
          "year", "quarter", "month", "week", "day", "hour", "minute", "second", "years", "months",
          "weeks", "days", "hours", "minutes", "seconds");

  private Intervals() {}

  static void rewrite(Tokens tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.is(i, "interval") && tokens.isText(i + 1)) {
        if (!QUALIFIERS.contains(tokens.word(i + 2))) {
          put(tokens, i, 2, i + 1);
        }
      } else if (tokens.isText(i) && tokens.is(i + 1, "::", "interval")) {
        put(tokens, i, 3, i);
      } else if (tokens.is(i, "cast", "(")
          && tokens.isText(i + 2)
          && tokens.is(i + 3, "as", "interval", ")")) {
        put(tokens, i, 6, i + 2);
      }
    }
  }

  /**
   * @param literal index of the text
   */
  private static void put(Tokens tokens, int start, int length, int literal) {
    Token place = tokens.get(literal);
    List<Part> parts = parts(tokens.text(literal), place);
    boolean mixed =
        parts.stream().anyMatch(Part::ofMonths) && !parts.stream().allMatch(Part::ofMonths);
    boolean minus = tokens.is(start - 1, "-");
    if (mixed && !minus && !tokens.is(start - 1, "+")) {
      throw problem(
          place,
          "months and days together are no interval of one kind",
          "add them one after the other: x + INTERVAL '1 month' + INTERVAL '2 days'");
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(text.isEmpty() ? "" : mixed && minus ? " - " : " + ").append(part.standard());
    }
    boolean group = parts.size() > 1 && !mixed;
    tokens.replace(start, length, group ? "(" + text + ")" : text.toString());
  }

  private record Part(BigDecimal amount, String qualifier) {
    boolean ofMonths() {
      return qualifier.equals("YEAR") || qualifier.equals("MONTH");
    }

    String standard() {
      String sign = amount.signum() < 0 ? "-" : "";
      return "INTERVAL " + sign + "'" + amount.abs().toPlainString() + "' " + qualifier;
    }
  }

  private static List<Part> parts(String text, Token place) {
    List<Part> parts = new ArrayList<>();
    boolean ago = text.toLowerCase(Locale.ROOT).strip().endsWith(" ago");
    String rest = ago ? text.strip().substring(0, text.strip().length() - " ago".length()) : text;
    while (!rest.isBlank()) {
      Matcher clock = CLOCK.matcher(rest);
      Matcher part = PART.matcher(rest);
      if (clock.matches()) {
        clock(parts, clock);
        rest = "";
      } else if (part.lookingAt()) {
        parts.add(part(part.group(1), part.group(2), place));
        rest = rest.substring(part.end());
      } else {
        throw problem(place, "'" + text + "' is not an interval", "write INTERVAL '1 day'");
      }
    }
    if (parts.isEmpty()) {
      throw problem(place, "'" + text + "' is not an interval", "write INTERVAL '1 day'");
    }
    return ago
        ? parts.stream().map(p -> new Part(p.amount().negate(), p.qualifier())).toList()
        : parts;
  }

  private static void clock(List<Part> parts, Matcher clock) {
    String sign = clock.group(1);
    parts.add(new Part(new BigDecimal(sign + clock.group(2)), "HOUR"));
    parts.add(new Part(new BigDecimal(sign + clock.group(3)), "MINUTE"));
    if (clock.group(4) != null) {
      parts.add(new Part(new BigDecimal(sign + clock.group(4)), "SECOND"));
    }
  }

  private static Part part(String number, String unit, Token place) {
    String name = unit.toLowerCase(Locale.ROOT);
    Measure measure = UNITS.get(name);
    if (measure == null && name.equals("centuries")) {
      measure = UNITS.get("century");
    }
    if (measure == null && name.endsWith("s")) {
      measure = UNITS.get(name.substring(0, name.length() - 1));
    }
    if (measure == null) {
      throw problem(
          place,
          "'" + unit + "' is not a unit of time",
          "year, quarter, month, week, day, hour, minute, second");
    }
    BigDecimal amount = new BigDecimal(number).multiply(BigDecimal.valueOf(measure.count()));
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    if (!whole && !measure.qualifier().equals("SECOND")) {
      throw problem(
          place,
          "only seconds may have a fraction, not '" + number + " " + unit + "'",
          "write whole numbers of a smaller unit");
    }
    return new Part(
        whole ? amount.setScale(0, java.math.RoundingMode.UNNECESSARY) : amount,
        measure.qualifier());
  }

  private static LandstockException problem(Token place, String message, String hint) {
    return new LandstockException(Code.SYNTAX, message)
        .withHint(hint)
        .at(place.beginLine, place.beginColumn);
  }
}
