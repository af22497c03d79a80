package landstock.api.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import landstock.api.problem.HttpFailure;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/** A small JSON object as the body of a request. */
public final class JsonBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /**
   * An empty body is an empty object.
   *
   * @throws LandstockException INVALID_ARGUMENT, with line and column, where it is no JSON object
   */
  public static JsonNode read(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    String text = RequestBody.text(ctx);
    if (text.isBlank()) {
      return MAPPER.createObjectNode();
    }
    // What curl -d calls whatever it is given is looked at too.
    boolean form = type.startsWith("application/x-www-form-urlencoded");
    boolean json =
        type.startsWith("application/json") || (form && text.stripLeading().startsWith("{"));
    if (!json) {
      throw new HttpFailure(
          HttpFailure.Kind.UNSUPPORTED_MEDIA_TYPE,
          type.isEmpty()
              ? "there is no Content-Type"
              : "Content-Type " + type + " is not understood",
          "send a JSON object as application/json");
    }
    return parse(text);
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT, with line and column, where it is no JSON object
   */
  static JsonNode parse(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || root.isMissingNode()) {
        throw new LandstockException(Code.INVALID_ARGUMENT, "the request has no body");
      }
      if (!root.isObject()) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "the request must be a JSON object, was " + kind(root));
      }
      return root;
    } catch (JsonProcessingException e) {
      LandstockException failure =
          new LandstockException(
              Code.INVALID_ARGUMENT,
              "the request is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
      throw e.getLocation() == null
          ? failure
          : failure.at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
  }

  /**
   * @param what of which the names are, {@code field}
   * @throws LandstockException INVALID_ARGUMENT with the nearest
   */
  public static void refuseUnknown(String what, Iterable<String> names, Collection<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new LandstockException(Code.INVALID_ARGUMENT, "unknown " + what + " '" + name + "'")
            .withHint("known: " + String.join(", ", known))
            .withSuggestions(Nearest.to(name, known));
      }
    }
  }

  static String kind(JsonNode node) {
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
