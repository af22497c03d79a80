package landstock.warehouse.datafile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;

/** Reads YAML into records; keys are the components in snake_case. Thread-safe. */
public final class DataFiles {
  private final ObjectMapper mapper =
      JsonMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .registerModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /**
   * @param name of the file, for messages
   * @throws LandstockException INVALID_ARGUMENT naming file, line and column
   */
  public <T> T read(String name, String yaml, Class<T> type) {
    try {
      return mapper.readValue(yaml, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              name + place(e) + ": unknown key '" + e.getPropertyName() + "'",
              e)
          .withSuggestions(Nearest.to(e.getPropertyName(), known));
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      throw new LandstockException(Code.INVALID_ARGUMENT, name + place(e) + ": " + reason, e);
    }
  }

  /**
   * Text of a resource of the product.
   *
   * @param path on the classpath, without a leading slash
   * @throws LandstockException NOT_FOUND if there is none
   */
  public static String resource(String path) {
    return findResource(path)
        .orElseThrow(() -> new LandstockException(Code.NOT_FOUND, "there is no resource " + path));
  }

  /** The same; empty if there is none. */
  public static Optional<String> findResource(String path) {
    try (InputStream in = DataFiles.class.getClassLoader().getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot read resource " + path, e);
    }
  }

  private static String place(JacksonException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }
}
