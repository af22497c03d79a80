package landstock.warehouse.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
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

  /** Leaves the reader open when it is closed. */
  public static JsonParser parser(Reader in) throws IOException {
    return FACTORY.createParser(in);
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
