package landstock.api.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Values for {@code ?}. Whole numbers become BIGINT, others DECIMAL as written (DOUBLE over 38
 * digits); {@code {"date": "2024-12-31"}} and {@code {"timestamp": "2024-12-31T08:00:00"}} become
 * what they say.
 */
final class Parameters {
  private static final int MAX_DECIMAL_DIGITS = 38;

  private Parameters() {}

  /**
   * @param position from 1, for the message
   */
  static @Nullable Object value(JsonNode node, int position) {
    return switch (node.getNodeType()) {
      case NULL -> null;
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case OBJECT -> time(node, position);
      case ARRAY, BINARY, MISSING, POJO -> throw invalid(position, node);
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    BigDecimal value = node.decimalValue();
    boolean fits =
        value.scale() >= 0
            && value.scale() <= MAX_DECIMAL_DIGITS
            && value.precision() <= MAX_DECIMAL_DIGITS;
    return fits ? value : (Object) value.doubleValue();
  }

  private static Object time(JsonNode node, int position) {
    try {
      if (node.size() == 1 && node.path("date").isTextual()) {
        return LocalDate.parse(node.path("date").textValue());
      }
      if (node.size() == 1 && node.path("timestamp").isTextual()) {
        return LocalDateTime.parse(node.path("timestamp").textValue());
      }
    } catch (DateTimeException e) {
      throw invalid(position, node);
    }
    throw invalid(position, node);
  }

  private static LandstockException invalid(int position, JsonNode node) {
    return new LandstockException(
            Code.INVALID_ARGUMENT, "parameter " + position + " cannot be used: " + node)
        .withHint(
            "a parameter is a text, a number, true, false, null,"
                + " {\"date\": \"2024-12-31\"} or {\"timestamp\": \"2024-12-31T08:00:00\"}");
  }
}
