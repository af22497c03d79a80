package landstock.api.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.measure.MeasureQuery.Order;

/** Filters and orders as texts: {@code year:eq:2023}, {@code street:in:A,B}, {@code -tax}. */
final class FilterText {
  private static final Map<String, Operator> WORDS =
      Map.of(
          "eq", Operator.EQUAL,
          "ne", Operator.NOT_EQUAL,
          "lt", Operator.LESS,
          "le", Operator.AT_MOST,
          "gt", Operator.MORE,
          "ge", Operator.AT_LEAST,
          "in", Operator.IN,
          "is_null", Operator.IS_NULL,
          "!=", Operator.NOT_EQUAL);

  /** The dimension may have a choice behind a colon of its own: {@code grid:hexagon_250}. */
  private static final Pattern FILTER =
      Pattern.compile("(.+?):(eq|ne|lt|le|gt|ge|in|is_null|!=|<>|<=|>=|=|<|>)(?::(.*))?");

  private FilterText() {}

  /**
   * @throws LandstockException INVALID_ARGUMENT with those there are
   */
  static Operator operator(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (WORDS.containsKey(lower)) {
      return WORDS.getOrDefault(lower, Operator.EQUAL);
    }
    List<String> symbols = Arrays.stream(Operator.values()).map(Operator::symbol).toList();
    return Arrays.stream(Operator.values())
        .filter(o -> o.symbol().equals(lower))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.INVALID_ARGUMENT, "there is no operator '" + text + "'")
                    .withHint("there are " + String.join(" ", symbols))
                    .withSuggestions(Nearest.to(text, symbols)));
  }

  static Filter filter(String text) {
    Matcher matcher = FILTER.matcher(text);
    if (!matcher.matches()) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT, "filter '" + text + "' is not dimension:operator:value")
          .withHint("year:eq:2024, street:in:A,B, section:is_null");
    }
    Operator operator = operator(String.valueOf(matcher.group(2)));
    String value = matcher.group(3);
    List<Object> values =
        switch (operator) {
          case IS_NULL -> value == null || value.isEmpty() ? List.of() : List.of(value);
          case IN -> value == null ? List.of() : List.copyOf(Arrays.asList(value.split(",", -1)));
          case EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST ->
              value == null ? List.of() : List.of(value);
        };
    return new Filter(String.valueOf(matcher.group(1)), operator, values);
  }

  /** A leading hyphen turns it round. */
  static Order order(String text) {
    return text.startsWith("-") ? new Order(text.substring(1), true) : new Order(text, false);
  }
}
