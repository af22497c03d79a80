package landstock.sql.spatial;

import java.util.Locale;
import landstock.sql.problem.LandstockException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;
import org.locationtech.jts.util.AssertionFailedException;

/** Well-known text. Thread-safe. */
final class WktText {

  /** Parentheses of the deepest text allowed: collections around one MULTIPOLYGON. */
  private static final int MAX_PARENTHESES = GeometryCaps.MAX_DEPTH + 3;

  private WktText() {}

  /**
   * Reads one geometry; Z and M are dropped, a LINEARRING becomes a LINESTRING.
   *
   * @throws LandstockException DATA when the text is not one geometry within the caps
   */
  static Geometry parse(String text) {
    try {
      checkParentheses(text);
      WKTReader reader = new WKTReader(GeometryCodec.FACTORY);
      Geometry geometry = GeometryCaps.check(reader.read(text));
      // WKB has no rings of their own, so one trip through it leaves lines.
      return text.toUpperCase(Locale.ROOT).contains("LINEARRING")
          ? GeometryCodec.decode(GeometryCodec.encode(geometry))
          : geometry;
    } catch (AssertionFailedException e) {
      throw MalformedGeometry.describe(
          "WKT", text, new MalformedGeometry("a point has one position"));
    } catch (MalformedGeometry | IllegalArgumentException | ParseException e) {
      throw MalformedGeometry.describe("WKT", text, e);
    }
  }

  static String write(Geometry geometry) {
    return new WKTWriter().write(geometry);
  }

  /** The reader is recursive and stops at the end of the geometry: both are checked before it. */
  private static void checkParentheses(String text) {
    int depth = 0;
    boolean closed = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (closed && !Character.isWhitespace(c)) {
        throw new MalformedGeometry("text after the end of the geometry");
      }
      if (c == '(' && ++depth > MAX_PARENTHESES) {
        throw new MalformedGeometry("collections nested deeper than " + GeometryCaps.MAX_DEPTH);
      }
      if (c == ')') {
        closed = --depth == 0;
      }
    }
    if (!closed && !text.stripTrailing().toUpperCase(Locale.ROOT).endsWith("EMPTY")) {
      throw new MalformedGeometry("it ends before its last parenthesis");
    }
  }
}
