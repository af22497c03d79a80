package landstock.api.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Named;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"sql","parameters","snapshot","maxRows","maxBytes","timeout"}}, and nothing else.
 */
final class JsonRequest {
  private static final List<String> FIELDS =
      List.of("sql", "parameters", "snapshot", "maxRows", "maxBytes", "timeout");

  private JsonRequest() {}

  /**
   * @throws LandstockException INVALID_ARGUMENT, with line and column where the text is not JSON
   */
  static SqlRequest parse(String body) {
    JsonNode root = JsonBody.parse(body);
    JsonBody.refuseUnknown("field", root::fieldNames, FIELDS);
    JsonNode sql = root.path("sql");
    if (!sql.isTextual()) {
      throw invalid("sql must be a text, was " + JsonBody.kind(sql));
    }
    return new SqlRequest(
        sql.textValue(),
        parameters(root.path("parameters")),
        snapshot(root.path("snapshot")),
        wholeNumber(root, "maxRows"),
        wholeNumber(root, "maxBytes"),
        timeout(root.path("timeout")));
  }

  private static List<@Nullable Object> parameters(JsonNode node) {
    if (absent(node)) {
      return List.of();
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  values.add(
                      new Named(
                          field.getKey(), Parameters.value(field.getValue(), field.getKey()))));
      return values;
    }
    if (!node.isArray()) {
      throw invalid("parameters must be a list, or an object of names, was " + JsonBody.kind(node));
    }
    for (JsonNode item : node) {
      values.add(Parameters.value(item, String.valueOf(values.size() + 1)));
    }
    return values;
  }

  private static Optional<String> snapshot(JsonNode node) {
    if (absent(node)) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw invalid("snapshot must be a text, was " + JsonBody.kind(node));
    }
    return Optional.of(node.textValue());
  }

  private static OptionalLong wholeNumber(JsonNode root, String field) {
    JsonNode node = root.path(field);
    if (absent(node)) {
      return OptionalLong.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw invalid(field + " must be a whole number, was " + node);
    }
    return OptionalLong.of(node.longValue());
  }

  private static Optional<Duration> timeout(JsonNode node) {
    if (absent(node)) {
      return Optional.empty();
    }
    return Optional.of(
        Timeouts.parse(
            node.isNumber() ? node.decimalValue().toPlainString() : node.asText(node.toString())));
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static LandstockException invalid(String message) {
    return new LandstockException(Code.INVALID_ARGUMENT, message);
  }
}
