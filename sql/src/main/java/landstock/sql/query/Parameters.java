package landstock.sql.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Gives the caller's values the types that the statement expects. */
final class Parameters {
  private Parameters() {}

  /**
   * @param values String, Number, Boolean, LocalDate, LocalDateTime or null
   * @throws LandstockException INVALID_ARGUMENT naming the parameter, its value and its type
   */
  static List<@Nullable Object> convert(List<@Nullable Object> values, List<RelDataType> types) {
    if (values.size() != types.size()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "the statement has " + types.size() + " parameters, " + values.size() + " were given");
    }
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      try {
        converted.add(value == null ? null : convert(value, types.get(i)));
      } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT,
            "parameter " + (i + 1) + ": '" + value + "' is not a " + types.get(i).getSqlTypeName(),
            e);
      }
    }
    return converted;
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
