package landstock.warehouse.query;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/**
 * One parameter of a saved query.
 *
 * @param initial its value when none is given, as text; absent means NULL, or the latest year where
 *     its choices are years
 * @param values the only ones there are, with their names; empty means any of its type
 * @param choices the dimension of measures whose values in the snapshot are the only ones
 * @param min least number, inclusive
 * @param max greatest number, inclusive
 */
public record Parameter(
    String name,
    Type type,
    Optional<String> initial,
    Label label,
    Label doc,
    Map<String, Label> values,
    Optional<String> choices,
    Optional<BigDecimal> min,
    Optional<BigDecimal> max) {

  public Parameter {
    values = new LinkedHashMap<>(values);
  }

  /** What its values are. */
  public enum Type {
    INTEGER,
    NUMBER,
    TEXT,
    BOOLEAN;

    /** As clients see it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @return a Long, BigDecimal, String or Boolean
   * @throws LandstockException INVALID_ARGUMENT naming parameter, value and what fits
   */
  public Object read(String text) {
    Object value =
        switch (type) {
          case TEXT -> text;
          case BOOLEAN -> truth(text);
          case INTEGER -> within(whole(text)).longValueExact();
          case NUMBER -> within(number(text, "a number"));
        };
    if (!values.isEmpty() && !values.containsKey(text)) {
      throw notOneOf(text, List.copyOf(values.keySet()));
    }
    return value;
  }

  LandstockException notOneOf(String text, List<String> known) {
    return new LandstockException(
            Code.INVALID_ARGUMENT, "parameter " + name + ": there is no '" + text + "'")
        .withHint("there are " + String.join(", ", known))
        .withSuggestions(Nearest.to(text, known));
  }

  private Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(text, "true or false");
    };
  }

  private BigDecimal whole(String text) {
    if (!text.matches("[+-]?\\d{1,18}")) {
      throw wrong(text, "a whole number");
    }
    return new BigDecimal(text);
  }

  private BigDecimal number(String text, String what) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) <= 18 && number.precision() <= 38) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(text, what);
    }
    throw wrong(text, what);
  }

  private BigDecimal within(BigDecimal value) {
    boolean low = min.isPresent() && value.compareTo(min.get()) < 0;
    boolean high = max.isPresent() && value.compareTo(max.get()) > 0;
    if (low || high) {
      String range =
          max.isEmpty()
              ? "at least " + min.orElse(BigDecimal.ZERO)
              : min.map(m -> "in [" + m + ", " + max.get() + "]").orElse("at most " + max.get());
      throw wrong(value.toPlainString(), range);
    }
    return value;
  }

  private LandstockException wrong(String text, String what) {
    return new LandstockException(
        Code.INVALID_ARGUMENT, "parameter " + name + " must be " + what + ", was '" + text + "'");
  }
}
