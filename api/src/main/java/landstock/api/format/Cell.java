package landstock.api.format;

/** Text in the fixed cells of a terminal, where a Chinese character takes two. */
public final class Cell {
  private Cell() {}

  /** Columns that a text takes. */
  public static int width(CharSequence text) {
    return text.codePoints().map(Cell::width).sum();
  }

  /** The text without control characters, which could drive the terminal. */
  static String shown(CharSequence text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> shown.appendCodePoint(harmless(c) ? c : 0xFFFD);
              }
            });
    return shown.toString();
  }

  /** At most so many columns; what is cut ends in an ellipsis. */
  static String cut(String text, int maxWidth) {
    if (width(text) <= maxWidth) {
      return text;
    }
    int end = 0;
    int width = 0;
    while (width + width(text.codePointAt(end)) < maxWidth) {
      width += width(text.codePointAt(end));
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end) + "…";
  }

  private static boolean harmless(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }

  /** East Asian wide and full-width ranges of Unicode's EastAsianWidth; marks take nothing. */
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
