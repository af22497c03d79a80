package landstock.api.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import landstock.api.problem.HttpFailure;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/** A small JSON object as the body of a request. */
public final class JsonBody {
  private static final int MAX_BYTES = 512 * 1024;
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
    String text = text(ctx);
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
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.isObject()) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "the request must be a JSON object, was " + root.getNodeType());
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
            .withHint("there are " + String.join(", ", known))
            .withSuggestions(Nearest.to(name, known));
      }
    }
  }

  private static String text(Context ctx) {
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new LandstockException(
            Code.TOO_LARGE, "the body is larger than " + MAX_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "the body is not UTF-8", e);
    } catch (IOException e) {
      throw new HttpFailure(
          HttpFailure.Kind.MALFORMED_REQUEST, "the body broke off: " + e.getMessage(), null);
    }
  }
}
