package landstock.warehouse.source;

/**
 * Characters that show nothing: spaces of any width, those that forbid a line break, marks without
 * width such as U+FEFF. What Java strips leaves the latter two.
 */
public final class Blank {
  private Blank() {}

  /** The text without them at both ends; itself where there are none. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Whether the text shows nothing at all. */
  public static boolean is(String text) {
    return trimmed(text).isEmpty();
  }

  private static boolean blank(char c) {
    if (c < 0x80) {
      return Character.isWhitespace(c);
    }
    return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }
}
