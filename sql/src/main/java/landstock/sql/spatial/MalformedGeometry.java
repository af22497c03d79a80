package landstock.sql.spatial;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** What a reader finds wrong with the text or bytes in front of it; never leaves this package. */
final class MalformedGeometry extends RuntimeException {

  private static final int EXCERPT_CHARS = 60;

  MalformedGeometry(String problem) {
    super(problem);
  }

  /**
   * The caller's view of a failed reading.
   *
   * @param format what the text should have been: WKT, WKB, GeoJSON
   * @param text the whole text; its first 60 characters are quoted, on one line
   */
  static LandstockException describe(String format, String text, Throwable problem) {
    String excerpt = text.substring(0, Math.min(EXCERPT_CHARS, text.length()));
    return new LandstockException(
        Code.DATA,
        "not valid "
            + format
            + ": "
            + problem.getMessage()
            + ", in '"
            + excerpt.replaceAll("\\s", " ")
            + (excerpt.length() < text.length() ? "…'" : "'"),
        problem);
  }
}
