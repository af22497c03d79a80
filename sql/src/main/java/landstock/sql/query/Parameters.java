package landstock.sql.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Gives each parameter of a statement the caller's value for it, in the type that is expected. */
final class Parameters {
  private Parameters() {}

  /**
   * @param values in order, or all of them {@link Named}
   * @param keys what each parameter of the statement stands for: a name, or a position from 1
   * @param types of the same
   * @throws LandstockException INVALID_ARGUMENT naming the parameter, its value and its type
   */
  static List<@Nullable Object> convert(
      List<@Nullable Object> values, List<String> keys, List<RelDataType> types) {
    Map<String, @Nullable Object> given = byKey(values);
    refuseOthers(given, keys, values.size());
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Object value = given.get(keys.get(i));
      try {
        converted.add(value == null ? null : convert(value, types.get(i)));
      } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT,
            "parameter "
                + keys.get(i)
                + ": '"
                + value
                + "' is not a "
                + types.get(i).getSqlTypeName(),
            e);
      }
    }
    return converted;
  }

  private static Map<String, @Nullable Object> byKey(List<@Nullable Object> values) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Named named) {
        given.put(named.name(), named.value());
      } else {
        given.put(String.valueOf(i + 1), values.get(i));
      }
    }
    if (given.size() < values.size()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "a parameter is given twice");
    }
    return given;
  }

  private static void refuseOthers(
      Map<String, @Nullable Object> given, List<String> keys, int count) {
    TreeSet<String> wanted = new TreeSet<>(keys);
    boolean byPosition = wanted.stream().allMatch(Parameters::isPosition);
    if (byPosition && wanted.size() != count) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "the statement has " + wanted.size() + " parameters, " + count + " were given");
    }
    for (String name : given.keySet()) {
      if (!wanted.contains(name)) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT, "the statement has no parameter '" + name + "'")
            .withSuggestions(Nearest.to(name, wanted))
            .withHint(
                byPosition
                    ? "its parameters are given in order"
                    : "its parameters are given by name: " + String.join(", ", wanted));
      }
    }
    for (String name : wanted) {
      if (!given.containsKey(name)) {
        throw new LandstockException(Code.INVALID_ARGUMENT, "parameter '" + name + "' has no value")
            .withHint("give each of: " + String.join(", ", wanted));
      }
    }
  }

  private static boolean isPosition(String key) {
    return Character.isDigit(key.charAt(0));
  }

  private static Object convert(Object value, RelDataType type) {
    String text = value.toString();
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> new BigDecimal(text).longValueExact();
      case DECIMAL -> new BigDecimal(text);
      case FLOAT, REAL, DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> bool(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T'));
      default -> text;
    };
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(text);
    };
  }
}
