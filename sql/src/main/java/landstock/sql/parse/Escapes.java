package landstock.sql.parse;

/** Texts with PostgreSQL's escapes: {@code E'a\nb'}. */
final class Escapes {
  private static final int HEX = 16;
  private static final int OCTAL = 8;

  private final String sql;
  private final StringBuilder value = new StringBuilder();
  private int position;

  private Escapes(String sql, int position) {
    this.sql = sql;
    this.position = position;
  }

  /**
   * @param end the offset after the closing quote, or -1 where there is none
   */
  record Text(String value, int end) {}

  /**
   * @param quote offset of the opening quote
   */
  static Text read(String sql, int quote) {
    return new Escapes(sql, quote + 1).read();
  }

  private Text read() {
    while (position < sql.length()) {
      char c = sql.charAt(position++);
      if (c == '\\' && position < sql.length()) {
        escape(sql.charAt(position++));
      } else if (c != '\'') {
        value.append(c);
      } else if (position < sql.length() && sql.charAt(position) == '\'') {
        value.append(c);
        position++;
      } else {
        return new Text(value.toString(), position);
      }
    }
    return new Text("", -1);
  }

  private void escape(char c) {
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'x' -> number(position, 2, HEX, c);
      case 'u' -> number(position, 4, HEX, c);
      case 'U' -> number(position, 8, HEX, c);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(position - 1, 3, OCTAL, c);
      default -> value.append(c);
    }
  }

  /** Digits that make a character; without any, the letter stands for itself. */
  private void number(int start, int most, int radix, char letter) {
    int end = start;
    while (end < sql.length()
        && end < start + most
        && Character.digit(sql.charAt(end), radix) >= 0) {
      end++;
    }
    int code = end == start ? letter : (int) Long.parseLong(sql.substring(start, end), radix);
    value.appendCodePoint(Character.isValidCodePoint(code) ? code : '\uFFFD');
    position = Math.max(position, end);
  }
}
