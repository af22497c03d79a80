package landstock.sql.parse;

import java.util.HashMap;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * The text of a statement made ready for Calcite's lexer, every character in its place so that line
 * and column stay the user's own. What that lexer cannot read is masked by something of the same
 * length: nested comments by blanks, {@code E'…'} and {@code $tag$…$tag$} by a text of the same
 * length whose value is remembered, {@code :name} and {@code $1} by a question mark.
 */
final class Characters {
  /** Signs of a Chinese keyboard that stand outside the block of full-width forms. */
  private static final Map<Character, String> KEYBOARD =
      Map.of(
          '“', "' or \"", '”', "' or \"", '‘', "'", '’', "'", '。', ".", '、', ",", '【', "[", '】',
          "]");

  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final char FULL_WIDTH_SHIFT = 0xFEE0;

  private final String sql;
  private final char[] masked;
  private final Map<Integer, String> literals = new HashMap<>();
  private final Map<Integer, String> parameters = new HashMap<>();
  private int position;

  private Characters(String sql) {
    this.sql = sql;
    this.masked = sql.toCharArray();
  }

  /**
   * @param text what the lexer reads, as long as the statement
   * @param literals by offset: the text literals that are masked, spelt as a standard literal
   * @param parameters by offset: names of parameters; a question mark has none
   */
  record Masked(String text, Map<Integer, String> literals, Map<Integer, String> parameters) {}

  /**
   * @throws LandstockException SYNTAX at the place of a sign that SQL does not have
   */
  static Masked mask(String sql) {
    Characters characters = new Characters(sql);
    characters.scan();
    return new Masked(new String(characters.masked), characters.literals, characters.parameters);
  }

  private void scan() {
    while (position < sql.length()) {
      char c = sql.charAt(position);
      char next = position + 1 < sql.length() ? sql.charAt(position + 1) : ' ';
      if (c == '\'') {
        text();
      } else if (c == '"') {
        position = end("\"", "a name in double quotes");
      } else if (c == '-' && next == '-') {
        blank(lineEnd());
      } else if (c == '/' && next == '*') {
        blank(commentEnd());
      } else if (c == '$') {
        dollar();
      } else if (c == ':' && next == ':') {
        position += 2;
      } else if (c == ':' && Character.isUnicodeIdentifierStart(next)) {
        parameter();
      } else if (wordStart(c)) {
        word();
      } else {
        sign(c, next);
      }
    }
  }

  private void sign(char c, char next) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
      if (c != '\n') {
        masked[position] = ' ';
      }
    } else if (c == '`') {
      throw unreadable("names are not written in `backticks`", "write \"name\" or plain name");
    } else if (c == '/' && next == '/') {
      throw unreadable(
          "'//' is no operator", "integers divide to integers by '/'; comments begin with --");
    } else if (c == '#') {
      throw unreadable("'#' is no operator", "comments begin with --");
    } else if (c == '@') {
      throw unreadable("'@' is no operator", "parameters are written :name or ?");
    } else if (c == '\\') {
      throw unreadable(
          "'\\' is no operator", "commands of psql are not SQL: SHOW TABLES, DESCRIBE t");
    } else if (c == '&' && next == '&') {
      throw unreadable("'&&' is no operator", "write AND");
    }
    refuseFullWidth(c);
    position++;
  }

  private void refuseFullWidth(char c) {
    String meant =
        c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST
            ? String.valueOf((char) (c - FULL_WIDTH_SHIFT))
            : KEYBOARD.getOrDefault(c, "");
    if (!meant.isEmpty()) {
      throw unreadable(
          "'" + c + "' is a full-width character", "write " + meant + " instead of " + c);
    }
  }

  private static boolean wordStart(char c) {
    return Character.isUnicodeIdentifierStart(c) || Character.isDigit(c) || c == '_';
  }

  private void word() {
    int start = position;
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (c != '$' && (c == '\uFEFF' || !Character.isUnicodeIdentifierPart(c))) {
        break;
      }
      refuseFullWidth(c);
      position++;
    }
    boolean quoted = position < sql.length() && sql.charAt(position) == '\'';
    if (quoted && position == start + 1 && (sql.charAt(start) == 'e' || sql.charAt(start) == 'E')) {
      Escapes.Text text = Escapes.read(sql, position);
      if (text.end() < 0) {
        throw unclosed("a text in single quotes");
      }
      literal(start, text.end(), text.value());
    }
  }

  /** A plain text stays as it is; one with tabs is masked, for the lexer counts columns by them. */
  private void text() {
    int start = position;
    int end = end("'", "a text in single quotes");
    String image = sql.substring(start, end);
    if (image.indexOf('\t') >= 0 || image.indexOf('\r') >= 0) {
      literal(start, end, sql.substring(start + 1, end - 1));
    }
    position = end;
  }

  private void dollar() {
    int start = position;
    int tagEnd = start + 1;
    while (tagEnd < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(tagEnd))) {
      tagEnd++;
    }
    if (tagEnd < sql.length() && sql.charAt(tagEnd) == '$') {
      String tag = sql.substring(start, tagEnd + 1);
      int end = sql.indexOf(tag, tagEnd + 1);
      if (end < 0) {
        throw unclosed("a text in " + tag);
      }
      literal(start, end + tag.length(), sql.substring(tagEnd + 1, end));
    } else if (tagEnd == start + 1) {
      throw unreadable("'$' is no operator", "parameters are written $1, :name or ?");
    } else {
      parameter();
    }
  }

  private void parameter() {
    int start = position;
    position++;
    while (position < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(position))) {
      position++;
    }
    parameters.put(start, sql.substring(start + 1, position));
    blankFrom(start, position);
    masked[start] = '?';
  }

  private void literal(int start, int end, String value) {
    for (int i = start; i < end; i++) {
      if (masked[i] != '\n') {
        masked[i] = 'x';
      }
    }
    masked[start] = '\'';
    masked[end - 1] = '\'';
    literals.put(start, "'" + value.replace("'", "''") + "'");
    position = end;
  }

  private int lineEnd() {
    int end = sql.indexOf('\n', position);
    return end < 0 ? sql.length() : end;
  }

  /** Comments nest, as in PostgreSQL: what one reader takes for a comment no other runs. */
  private int commentEnd() {
    int depth = 0;
    for (int i = position; i + 1 < sql.length(); i++) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    throw unreadable("a comment /* … */ is not closed", "comments nest: each /* needs its own */");
  }

  private int end(String quote, String what) {
    int found = sql.indexOf(quote, position + 1);
    if (found < 0) {
      throw unclosed(what);
    }
    return found + 1;
  }

  private void blank(int end) {
    blankFrom(position, end);
    position = end;
  }

  private void blankFrom(int start, int end) {
    for (int i = start; i < end; i++) {
      if (masked[i] != '\n') {
        masked[i] = ' ';
      }
    }
  }

  private LandstockException unclosed(String what) {
    return unreadable(
        what + " is not closed", "close it; a quote inside is written twice: 'it''s'");
  }

  private LandstockException unreadable(String message, String hint) {
    Place place = Place.of(sql, position);
    return new LandstockException(Code.SYNTAX, message)
        .withHint(hint)
        .at(place.line(), place.column());
  }
}
