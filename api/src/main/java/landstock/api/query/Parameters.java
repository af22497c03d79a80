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
   * @param name or position from 1, for the message
   */
  static @Nullable Object value(JsonNode node, String name) {
    return switch (node.getNodeType()) {
      case NULL -> null;
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case OBJECT -> time(node, name);
      case ARRAY, BINARY, MISSING, POJO -> throw invalid(name, node);
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

  private static Object time(JsonNode node, String name) {
    try {
      if (node.size() == 1 && node.path("date").isTextual()) {
        return LocalDate.parse(node.path("date").textValue());
      }
      if (node.size() == 1 && node.path("timestamp").isTextual()) {
        return LocalDateTime.parse(node.path("timestamp").textValue());
      }
    } catch (DateTimeException e) {
      throw invalid(name, node);
    }
    throw invalid(name, node);
  }

  private static LandstockException invalid(String name, JsonNode node) {
    return new LandstockException(
            Code.INVALID_ARGUMENT, "parameter " + name + " cannot be used: " + node)
        .withHint(
            "a parameter is a text, a number, true, false, null,"
                + " {\"date\": \"2024-12-31\"} or {\"timestamp\": \"2024-12-31T08:00:00\"}");
  }
}
