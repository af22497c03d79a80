package landstock.sql.parse;

import java.nio.charset.StandardCharsets;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Caps that hold before a parser sees the text, for a parser's and a planner's cost can be
 * exponential in nesting and in length (measured: 20,000 {@code OR} terms are 13 s of parsing).
 */
final class Caps {
  static final int MAX_BYTES = 64 * 1024;
  static final int MAX_TOKENS = 5_000;
  static final int MAX_DEPTH = 60;

  private final String sql;
  private int position;
  private int tokens;
  private int depth;
  private boolean ended;

  private Caps(String sql) {
    this.sql = sql;
  }

  /**
   * Refuses a text over a cap, and one that goes on after its first statement.
   *
   * @throws LandstockException TOO_LARGE or FORBIDDEN
   */
  static void check(String sql) {
    if (sql.length() > MAX_BYTES || sql.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new LandstockException(
              Code.TOO_LARGE,
              "the statement is longer than "
                  + MAX_BYTES
                  + " bytes: "
                  + sql.length()
                  + " characters")
          .withHint("send long lists as a table of their own, or ask in parts");
    }
    new Caps(sql).scan();
  }

  private void scan() {
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (c == '\'' || c == '"') {
        skipTo(String.valueOf(c), 1);
        count();
      } else if (sql.startsWith("--", position)) {
        skipTo("\n", 2);
      } else if (sql.startsWith("/*", position)) {
        skipTo("*/", 2);
      } else if (Character.isUnicodeIdentifierPart(c)) {
        while (position < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(position))) {
          position++;
        }
        count();
      } else {
        position++;
        nest(c);
        if (c == ';') {
          ended = true;
        } else if (!Character.isWhitespace(c)) {
          count();
        }
      }
    }
  }

  private void nest(char c) {
    if (c == '(' || c == '[') {
      depth++;
      if (depth > MAX_DEPTH) {
        throw new LandstockException(
            Code.TOO_LARGE, "the statement nests deeper than " + MAX_DEPTH + " parentheses");
      }
    } else if (c == ')' || c == ']') {
      depth--;
    }
  }

  private void count() {
    if (ended) {
      throw new LandstockException(Code.FORBIDDEN, "one statement at a time")
          .withHint("leave out what follows the first ';'");
    }
    tokens++;
    if (tokens > MAX_TOKENS) {
      throw new LandstockException(
              Code.TOO_LARGE, "the statement has more than " + MAX_TOKENS + " words and signs")
          .withHint("send long lists as a table of their own, or ask in parts");
    }
  }

  private void skipTo(String end, int from) {
    int found = sql.indexOf(end, position + from);
    position = found < 0 ? sql.length() : found + end.length();
  }
}
