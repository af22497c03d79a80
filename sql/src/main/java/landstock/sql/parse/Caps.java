package landstock.sql.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * Caps that hold before a parser sees the statement, for a parser's and a planner's cost can be
 * exponential in nesting and in length (measured: 20,000 {@code OR} terms are 13 s of parsing). No
 * honest question meets them: TPC-H's longest has 8 joins and 25 levels, a year's months are 12
 * branches of a UNION.
 */
final class Caps {
  static final int MAX_BYTES = 64 * 1024;
  static final int MAX_TOKENS = 5_000;
  static final int MAX_DEPTH = 60;

  /** Elements of one list in parentheses: columns, arguments, values of IN. */
  static final int MAX_LIST = 1_000;

  static final int MAX_JOINS = 24;
  static final int MAX_BRANCHES = 100;

  private Caps() {}

  /**
   * @throws LandstockException TOO_LARGE
   */
  static void checkLength(String sql) {
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
  }

  /** What has been met since one parenthesis opened. */
  private static final class Level {
    int elements = 1;
    boolean inFrom;
  }

  /**
   * @throws LandstockException TOO_LARGE at the word that is too much
   */
  static void check(Tokens tokens) {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level());
    int joins = 0;
    int branches = 1;
    for (int i = 0; i < tokens.size(); i++) {
      Level level = levels.element();
      if (tokens.opens(i)) {
        levels.push(new Level());
        refuse(
            levels.size() > MAX_DEPTH + 1,
            tokens.get(i),
            "nests deeper than " + MAX_DEPTH + " parentheses",
            "put the inner parts into WITH");
      } else if (tokens.closes(i)) {
        if (levels.size() > 1) {
          levels.pop();
        }
      } else {
        switch (tokens.word(i)) {
          case "," -> {
            level.elements++;
            joins += level.inFrom ? 1 : 0;
          }
          case "from" -> level.inFrom = !tokens.is(i - 1, "distinct");
          case "where", "group", "order", "having", "select", "limit" -> level.inFrom = false;
          case "join" -> joins++;
          case "union", "except", "intersect" -> branches++;
          default -> {}
        }
        refuse(
            level.elements > MAX_LIST,
            tokens.get(i),
            "has a list of more than " + MAX_LIST + " elements",
            "join with a table, or with (VALUES …), instead");
        refuse(
            joins > MAX_JOINS,
            tokens.get(i),
            "has more than " + MAX_JOINS + " joins",
            "ask in parts");
        refuse(
            branches > MAX_BRANCHES,
            tokens.get(i),
            "has more than " + MAX_BRANCHES + " branches of UNION, EXCEPT, INTERSECT",
            "ask in parts");
      }
    }
  }

  private static void refuse(boolean over, Token place, String message, String hint) {
    if (over) {
      throw new LandstockException(Code.TOO_LARGE, "the statement " + message)
          .withHint(hint)
          .at(place.beginLine, place.beginColumn);
    }
  }
}
