package landstock.api.query;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import landstock.api.problem.HttpFailure;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/** Reads a question from a request: its body as JSON or as plain SQL, its options from the URL. */
final class RequestBody {
  /** Holds 64 KiB of SQL even where JSON escapes much of it. */
  private static final int MAX_BODY_BYTES = 512 * 1024;

  private static final int MAX_SQL_BYTES = 64 * 1024;
  private static final List<String> ANSWER_OPTIONS = List.of("f", "bom");
  private static final List<String> TEXT_OPTIONS =
      List.of("f", "bom", "snapshot", "maxRows", "maxBytes", "timeout");

  private static final String JSON = "application/json";

  /** What {@code curl -d} calls whatever it is given, without escaping any of it. */
  private static final String CURL = "application/x-www-form-urlencoded";

  private static final Set<String> UNDERSTOOD = Set.of(JSON, "text/plain", "application/sql", CURL);

  private RequestBody() {}

  static SqlRequest read(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    String mediaType = type.split(";", -1)[0].strip();
    if (!UNDERSTOOD.contains(mediaType)) {
      throw unsupported(mediaType.isEmpty() ? "no Content-Type" : "Content-Type " + mediaType);
    }
    if (type.contains("charset=") && !type.replace("\"", "").contains("charset=utf-8")) {
      throw unsupported("Content-Type " + type);
    }
    String body = text(ctx);
    boolean json =
        mediaType.equals(JSON) || (mediaType.equals(CURL) && body.stripLeading().startsWith("{"));
    refuseUnknownOptions(ctx, json ? ANSWER_OPTIONS : TEXT_OPTIONS);
    SqlRequest request = json ? JsonRequest.parse(body) : plain(ctx, body);
    if (request.sql().getBytes(StandardCharsets.UTF_8).length > MAX_SQL_BYTES) {
      throw tooLarge("SQL", MAX_SQL_BYTES);
    }
    return request;
  }

  private static SqlRequest plain(Context ctx, String sql) {
    return new SqlRequest(
        sql,
        List.of(),
        Optional.ofNullable(ctx.queryParam("snapshot")),
        wholeNumber(ctx, "maxRows"),
        wholeNumber(ctx, "maxBytes"),
        Optional.ofNullable(ctx.queryParam("timeout")).map(Timeouts::parse));
  }

  private static OptionalLong wholeNumber(Context ctx, String option) {
    String text = ctx.queryParam(option);
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, option + " must be a whole number, was '" + text + "'", e);
    }
  }

  private static void refuseUnknownOptions(Context ctx, List<String> known) {
    for (String name : ctx.queryParamMap().keySet()) {
      if (!known.contains(name)) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT, "unknown option '" + name + "' in the URL")
            .withHint("the options are " + String.join(", ", known))
            .withSuggestions(Nearest.to(name, known));
      }
    }
  }

  /** At most 512 KiB, in UTF-8. */
  static String text(Context ctx) {
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw tooLarge("the body", MAX_BODY_BYTES);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "the body is not UTF-8", e);
    } catch (IOException e) {
      throw new HttpFailure(
          HttpFailure.Kind.MALFORMED_REQUEST, "the body broke off: " + e.getMessage(), null);
    }
  }

  private static LandstockException tooLarge(String what, int maxBytes) {
    return new LandstockException(Code.TOO_LARGE, what + " is larger than " + maxBytes + " bytes");
  }

  private static HttpFailure unsupported(String what) {
    return new HttpFailure(
        HttpFailure.Kind.UNSUPPORTED_MEDIA_TYPE,
        what + " is not understood",
        "send application/json, or the SQL itself as text/plain, in UTF-8");
  }
}
