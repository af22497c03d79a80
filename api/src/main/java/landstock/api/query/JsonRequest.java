package landstock.api.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.sql.query.Named;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"sql","parameters","snapshot","maxRows","maxBytes","timeout"}}, and nothing else.
 */
final class JsonRequest {
  private static final List<String> FIELDS =
      List.of("sql", "parameters", "snapshot", "maxRows", "maxBytes", "timeout");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonRequest() {}

  /**
   * @throws LandstockException INVALID_ARGUMENT, with line and column where the text is not JSON
   */
  static SqlRequest parse(String body) {
    JsonNode root = tree(body);
    if (!root.isObject()) {
      throw invalid("the request must be a JSON object, was " + kind(root));
    }
    refuseUnknownFields(root);
    JsonNode sql = root.path("sql");
    if (!sql.isTextual()) {
      throw invalid("sql must be a text, was " + kind(sql));
    }
    return new SqlRequest(
        sql.textValue(),
        parameters(root.path("parameters")),
        snapshot(root.path("snapshot")),
        wholeNumber(root, "maxRows"),
        wholeNumber(root, "maxBytes"),
        timeout(root.path("timeout")));
  }

  private static JsonNode tree(String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root == null || root.isMissingNode()) {
        throw invalid("the request has no body");
      }
      return root;
    } catch (JsonProcessingException e) {
      LandstockException failure =
          invalid(
              "the request is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
      throw e.getLocation() == null
          ? failure
          : failure.at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
  }

  private static void refuseUnknownFields(JsonNode root) {
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw invalid("unknown field '" + name + "'")
            .withHint("the fields are " + String.join(", ", FIELDS))
            .withSuggestions(Nearest.to(name, FIELDS));
      }
    }
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
      throw invalid("parameters must be a list, or an object of names, was " + kind(node));
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
      throw invalid("snapshot must be a text, was " + kind(node));
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

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BINARY, STRING -> "a text";
      case BOOLEAN -> "true or false";
      case MISSING -> "missing";
      case NULL -> "null";
      case NUMBER -> "a number";
      case OBJECT, POJO -> "an object";
    };
  }
}
