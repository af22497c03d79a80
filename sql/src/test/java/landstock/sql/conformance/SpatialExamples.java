package landstock.sql.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import landstock.sql.spatial.SpatialFunctions;

/** The worked examples of {@code sql/spatial/examples.test}, for whoever answers SQL. */
public final class SpatialExamples {

  private static final Pattern LINE = Pattern.compile("(.*) (=>|!!) (.*)");
  private static final Pattern WKT = Pattern.compile("\\{([A-Z][^}\"]*)}");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*");

  /**
   * @param expression as written in the file
   * @param sql a whole statement with one value for an answer
   * @param geometry whether the answer is a geometry as well-known text
   * @param fails whether it fails with {@code expected} in its message
   */
  public record Example(
      String expression, String sql, boolean geometry, boolean fails, String expected) {
    @Override
    public String toString() {
      return expression;
    }
  }

  private SpatialExamples() {}

  public static List<Example> all() {
    try (InputStream in = SpatialExamples.class.getResourceAsStream("/sql/spatial/examples.test")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(SpatialExamples::example)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example example(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an example: " + line);
    }
    String sql = WKT.matcher(parts.group(1)).replaceAll("ST_GeomFromText('$1')");
    boolean geometry = geometry(sql);
    return new Example(
        parts.group(1),
        "SELECT " + (geometry ? "ST_AsText(" + sql + ")" : sql),
        geometry,
        parts.group(2).equals("!!"),
        parts.group(3));
  }

  private static boolean geometry(String sql) {
    Matcher call = CALL.matcher(sql);
    return call.matches()
        && SpatialFunctions.ALL.stream()
            .filter(function -> function.name().equals(call.group(1)))
            .map(SpatialFunction::result)
            .anyMatch(ValueType.GEOMETRY::equals);
  }
}
