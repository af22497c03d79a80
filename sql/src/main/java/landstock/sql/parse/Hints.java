package landstock.sql.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.sql.problem.Nearest;

/** What somebody who made this mistake should write instead. */
final class Hints {
  /**
   * @param words the nearest right words, best first; may be empty
   */
  record Hint(String text, List<String> words) {}

  private static final List<String> CLAUSES =
      List.of(
          "SELECT",
          "DISTINCT",
          "FROM",
          "WHERE",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "NATURAL",
          "USING",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "QUALIFY",
          "WINDOW",
          "BETWEEN",
          "FETCH",
          "PARTITION",
          "FILTER",
          "WITH",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "ASC",
          "DESC",
          "NULLS",
          "AND",
          "LIKE",
          "ILIKE",
          "RECURSIVE");

  private static final Map<String, String> JOINED =
      Map.of(
          "groupby", "GROUP BY",
          "orderby", "ORDER BY",
          "leftjoin", "LEFT JOIN",
          "rightjoin", "RIGHT JOIN",
          "innerjoin", "INNER JOIN",
          "fulljoin", "FULL JOIN",
          "crossjoin", "CROSS JOIN",
          "partitionby", "PARTITION BY",
          "isnull", "IS NULL",
          "notnull", "IS NOT NULL");

  /** Words and signs of other dialects, by the word where reading fails or the one before. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("top", "rows are limited at the end: SELECT … LIMIT 10"),
          Map.entry("regexp", "write x ~ 'expression'"),
          Map.entry("rlike", "write x ~ 'expression'"),
          Map.entry("glob", "write x LIKE 'a%' or x ~ 'expression'"),
          Map.entry("div", "integers divide to integers by /"),
          Map.entry("straight_join", "write JOIN"),
          Map.entry("apply", "write CROSS JOIN LATERAL (…) or LEFT JOIN LATERAL (…) ON TRUE"),
          Map.entry("into", "a query cannot make a table: leave INTO out"),
          Map.entry("connect", "write WITH RECURSIVE"),
          Map.entry("elseif", "write WHEN … THEN …"),
          Map.entry("elsif", "write WHEN … THEN …"),
          Map.entry("nolock", "leave WITH (NOLOCK) out: reading never waits"),
          Map.entry("summarize", "write SELECT min(x), max(x), count(*) …"),
          Map.entry("asof", "write FOR SYSTEM_TIME AS OF DATE '2023-12-31' after the table"));

  private static final Set<String> LIST_ENDS =
      Set.of("from", "where", "group", "order", "having", "limit", ")", "union", "");

  private Hints() {}

  /**
   * @param at index of the token where reading failed; the size at the end of the text
   */
  static Optional<Hint> of(Tokens tokens, int at) {
    return atToken(tokens, at)
        .or(() -> open(tokens, at))
        .or(() -> at + 1 < tokens.size() ? atToken(tokens, at + 1) : Optional.empty())
        .or(() -> names(tokens, at));
  }

  /** Reading often fails at the last word that could be read, and the fault is the next one. */
  private static Optional<Hint> atToken(Tokens tokens, int at) {
    return signs(tokens, at)
        .or(() -> foreign(tokens, at))
        .or(() -> lists(tokens, at))
        .or(() -> parentheses(tokens, at))
        .or(() -> misspelt(tokens, at));
  }

  static boolean isClause(String word) {
    return CLAUSES.contains(word.toUpperCase(Locale.ROOT));
  }

  /** A clause cannot begin while a parenthesis or a CASE is open. */
  private static Optional<Hint> open(Tokens tokens, int at) {
    return LIST_ENDS.contains(tokens.word(at)) && at < tokens.size() && !tokens.is(at, ")")
        ? unclosed(tokens, at, false)
        : Optional.empty();
  }

  private static Optional<Hint> signs(Tokens tokens, int at) {
    String word = tokens.word(at);
    String before = tokens.word(at - 1);
    if (word.equals("=") && before.equals("=")) {
      return hint("equality is written with one sign: a = b");
    }
    if (word.equals("==")) {
      return hint("equality is written with one sign: a = b");
    }
    if (word.equals("&") || before.equals("&")) {
      return hint("write AND");
    }
    if (word.equals("!") || before.equals("!")) {
      return hint("write NOT, or <> for unequal");
    }
    Optional<Hint> compared =
        switch (before + word) {
          case "=<", "<=" -> word.length() == 1 ? hint("write <= as one sign") : Optional.empty();
          case "=>", ">=" -> word.length() == 1 ? hint("write >= as one sign") : Optional.empty();
          default -> word.equals("=>") ? hint("write >= as one sign") : Optional.empty();
        };
    if (compared.isPresent()) {
      return compared;
    }
    if (word.equals("[") || before.equals("[")) {
      return hint("names are quoted \"like this\"; arrays are written ARRAY[1, 2]");
    }
    if (word.equals("{") || word.equals("}") || before.equals("{")) {
      return hint("there are no { }: parameters are written :name or ?");
    }
    if (word.equals("->") || word.equals("->>") || (word.equals(">") && before.equals("-"))) {
      return hint("there is no -> operator");
    }
    return Optional.empty();
  }

  private static Optional<Hint> foreign(Tokens tokens, int at) {
    if (tokens.is(at, "limit") && tokens.is(at + 2, ",") && at + 3 < tokens.size()) {
      return hint(
          "write LIMIT " + tokens.get(at + 3).image + " OFFSET " + tokens.get(at + 1).image);
    }
    if (tokens.is(at - 1, "limit")
        || tokens.is(at, "limit")
        || tokens.is(at - 2, "limit")
        || tokens.is(at - 2, "offset")) {
      return hint("LIMIT and OFFSET take one whole number or a parameter each");
    }
    for (int i : new int[] {at, at - 1, at - 2}) {
      String found = FOREIGN.get(tokens.word(i));
      if (found != null) {
        return hint(found);
      }
    }
    return Optional.empty();
  }

  private static Optional<Hint> lists(Tokens tokens, int at) {
    if (tokens.is(at - 1, ",") && LIST_ENDS.contains(tokens.word(at)) && !tokens.isText(at)) {
      return hint("leave out the comma before it");
    }
    if (tokens.is(at - 1, "in", "(") || (tokens.is(at, ")") && tokens.is(at - 2, "in"))) {
      return hint("IN needs at least one value");
    }
    if (tokens.is(at, ")") && tokens.is(at - 1, "(")) {
      return hint("something belongs between the parentheses");
    }
    if (tokens.is(at - 1, "by")) {
      return hint("BY needs at least one expression");
    }
    return Optional.empty();
  }

  private static Optional<Hint> parentheses(Tokens tokens, int at) {
    return at < tokens.size() && !tokens.is(at, ")")
        ? Optional.empty()
        : unclosed(tokens, at, at < tokens.size());
  }

  /**
   * @param closing whether a parenthesis that closes stands there
   */
  private static Optional<Hint> unclosed(Tokens tokens, int at, boolean closing) {
    Deque<Integer> open = new ArrayDeque<>();
    int cases = 0;
    for (int i = 0; i < Math.min(at, tokens.size()); i++) {
      if (tokens.is(i, "(")) {
        open.push(i);
      } else if (tokens.is(i, ")")) {
        open.poll();
      } else if (tokens.is(i, "case")) {
        cases++;
      } else if (tokens.is(i, "end")) {
        cases--;
      }
    }
    if (cases > 0) {
      return hint("a CASE is not closed by END");
    }
    Integer last = open.peek();
    if (last != null && !closing) {
      return hint("the '(' at column " + tokens.get(last).beginColumn + " is not closed");
    }
    return last == null && closing ? hint("one ')' has no '('") : Optional.empty();
  }

  /** A clause's word, misspelt, was read as a name: {@code SELECT n FORM parcel}. */
  private static Optional<Hint> misspelt(Tokens tokens, int at) {
    for (int i : new int[] {at - 1, at, at - 2}) {
      if (!tokens.isName(i) || tokens.word(i).isEmpty()) {
        continue;
      }
      String word = tokens.word(i);
      String joined = JOINED.get(word);
      if (joined != null) {
        return Optional.of(new Hint("write " + joined, List.of(joined)));
      }
      if (CLAUSES.contains(word.toUpperCase(Locale.ROOT))) {
        continue;
      }
      List<String> near = word.length() < 3 ? List.of() : Nearest.to(word, CLAUSES);
      if (!near.isEmpty()) {
        return Optional.of(new Hint("'" + tokens.get(i).image + "' may be " + near.get(0), near));
      }
    }
    return Optional.empty();
  }

  private static Optional<Hint> names(Tokens tokens, int at) {
    if (at >= tokens.size()) {
      return Optional.empty();
    }
    String image = tokens.get(at).image;
    if (tokens.is(at, "as") && tokens.isName(at + 1)) {
      return hint("as a name this word needs double quotes: \"" + tokens.get(at + 1).image + "\"");
    }
    boolean word = tokens.isName(at) && !tokens.word(at).isEmpty();
    if (word && (tokens.is(at - 1, "as") || tokens.is(at - 1, ".") || tokens.is(at - 1, ","))) {
      return hint("as a name this word needs double quotes: \"" + image + "\"");
    }
    boolean value = tokens.isName(at) || tokens.isText(at) || Character.isDigit(image.charAt(0));
    boolean afterValue =
        tokens.isName(at - 1)
            || tokens.is(at - 1, ")")
            || tokens.isText(at - 1)
            || tokens.word(at - 1).chars().anyMatch(Character::isDigit);
    return value && afterValue && !isClause(tokens.word(at))
        ? hint("a comma, an operator or a keyword may be missing before '" + image + "'")
        : Optional.empty();
  }

  private static Optional<Hint> hint(String text) {
    return Optional.of(new Hint(text, List.of()));
  }
}
