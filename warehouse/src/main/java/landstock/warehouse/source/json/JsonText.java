package landstock.warehouse.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/** Parsers of files, and their small parts as text or tree. */
public final class JsonText {
  /** Characters of one value that is kept. */
  public static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private JsonText() {}

  /** What is done with a text of JSON. */
  @FunctionalInterface
  public interface Body {
    void read(JsonParser json) throws IOException, Unreadable;
  }

  /** A text that is no JSON, or not all of it. */
  public static final class Malformed extends IOException {
    private final boolean cutOff;

    private Malformed(JsonProcessingException e, boolean cutOff) {
      super(
          e.getOriginalMessage().lines().findFirst().orElse("")
              + " at line "
              + e.getLocation().getLineNr(),
          e);
      this.cutOff = cutOff;
    }

    /** Whether the text ends before the JSON does. */
    public boolean cutOff() {
      return cutOff;
    }
  }

  /**
   * Reads a text and leaves its reader open.
   *
   * @throws Malformed where it is no JSON
   */
  public static void read(Reader in, Body body) throws IOException, Unreadable {
    try (JsonParser json = FACTORY.createParser(in)) {
      try {
        body.read(json);
      } catch (JsonProcessingException e) {
        throw new Malformed(e, cutOff(e, json, in));
      }
    }
  }

  /**
   * Jackson says in several classes and words that a text ends too early, and takes a literal or a
   * fraction that was cut in two for a wrong one.
   */
  private static boolean cutOff(JsonProcessingException e, JsonParser json, Reader in)
      throws IOException {
    String why = e.getOriginalMessage();
    if (e instanceof JsonEOFException || why.startsWith("Unexpected end-of-input")) {
      return true;
    }
    boolean half = why.startsWith("Unrecognized token") || why.contains("Decimal point not");
    return half && json.releaseBuffered(Writer.nullWriter()) <= 0 && in.read() < 0;
  }

  /**
   * The value that the parser stands at, which is read to its end: a text as such, an object or
   * array as JSON; null where it is longer than {@link #LONGEST}.
   */
  public static @Nullable String of(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue()) {
      return json.getTextLength() > LONGEST ? null : json.getText();
    }
    StringWriter text = new StringWriter();
    int depth = 0;
    try (JsonGenerator copy = FACTORY.createGenerator(text)) {
      copy.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      do {
        JsonToken token = json.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (text.getBuffer().length() <= LONGEST) {
          copy.copyCurrentEvent(json);
          copy.flush();
        }
      } while (depth > 0 && json.nextToken() != null);
    }
    return text.getBuffer().length() > LONGEST ? null : text.toString();
  }

  /** A small object; empty where it is not small. */
  public static JsonNode tree(JsonParser json) throws IOException {
    String text = of(json);
    return text == null ? MAPPER.createObjectNode() : MAPPER.readTree(text);
  }
}
