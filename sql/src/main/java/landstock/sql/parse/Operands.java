package landstock.sql.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/** Where the operands of an operator begin and end, told from tokens alone. */
final class Operands {
  /** Words before parentheses that make no function call of them. */
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "select",
          "where",
          "on",
          "when",
          "then",
          "else",
          "case",
          "between",
          "like",
          "ilike",
          "having",
          "by",
          "values",
          "from",
          "any",
          "all",
          "some",
          "is",
          "distinct",
          "as",
          "limit",
          "offset",
          "using",
          "to",
          "escape",
          "exists",
          "union",
          "except",
          "intersect",
          "join",
          "with",
          "qualify");

  /** Words before parentheses that belong to the call before them. */
  private static final Set<String> PARTS_OF_A_CALL = Set.of("over", "filter");

  private static final Set<String> PREFIXES = Set.of("date", "time", "timestamp", "interval");

  private static final Set<String> SECOND_WORDS = Set.of("precision", "varying");

  private final List<Token> tokens;

  Operands(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Where the value begins that ends at this token. */
  int start(int last) {
    int at = last;
    String word = word(at);
    if (word.equals(")") || word.equals("]")) {
      at = opening(at);
      if (at > 0 && PARTS_OF_A_CALL.contains(word(at - 1))) {
        return start(at - 2);
      }
      if (at > 1 && word(at - 1).equals("group") && word(at - 2).equals("within")) {
        return start(at - 3);
      }
      if (at > 0 && name(at - 1) && !NO_FUNCTIONS.contains(word(at - 1))) {
        at--;
      }
    } else if (word.equals("end")) {
      at = caseOf(at);
    } else if (at > 0 && word.startsWith("'") && PREFIXES.contains(word(at - 1))) {
      at--;
    }
    while (at > 1 && word(at - 1).equals(".")) {
      at -= 2;
    }
    if (at > 1 && SECOND_WORDS.contains(word(at)) && word(at - 2).equals("::")) {
      at--;
    }
    return at > 1 && word(at - 1).equals("::") ? start(at - 2) : Math.max(at, 0);
  }

  /** Where the type ends that begins at this token. */
  int endOfType(int first) {
    int at = first;
    if (SECOND_WORDS.contains(word(at + 1))) {
      at++;
    }
    if (word(at + 1).equals("(")) {
      while (at + 1 < tokens.size() && !word(at).equals(")")) {
        at++;
      }
    }
    if (word(first).startsWith("time") && Set.of("with", "without").contains(word(at + 1))) {
      while (at + 1 < tokens.size() && !word(at).equals("zone")) {
        at++;
      }
    }
    while (word(at + 1).equals("[") && word(at + 2).equals("]")) {
      at += 2;
    }
    return Math.min(at, tokens.size() - 1);
  }

  /** Where the value ends that begins at this token: a literal, a parameter, a name, a call. */
  int endOfValue(int first) {
    int at = word(first).equals("-") || word(first).equals("+") ? first + 1 : first;
    if (PREFIXES.contains(word(at)) && word(at + 1).startsWith("'")) {
      return at + 1;
    }
    while (word(at + 1).equals(".")) {
      at += 2;
    }
    if (word(at).equals("(")) {
      return closing(at);
    }
    return name(at) && word(at + 1).equals("(") ? closing(at + 1) : at;
  }

  private int closing(int open) {
    int depth = 0;
    for (int at = open; at < tokens.size(); at++) {
      if (word(at).equals("(") || word(at).equals("[")) {
        depth++;
      } else if ((word(at).equals(")") || word(at).equals("]")) && --depth == 0) {
        return at;
      }
    }
    return tokens.size() - 1;
  }

  private int opening(int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      if (word(at).equals(")") || word(at).equals("]")) {
        depth++;
      } else if ((word(at).equals("(") || word(at).equals("[")) && --depth == 0) {
        return at;
      }
    }
    return close;
  }

  private int caseOf(int end) {
    int depth = 0;
    for (int at = end; at >= 0; at--) {
      if (word(at).equals("end")) {
        depth++;
      } else if (word(at).equals("case") && --depth == 0) {
        return at;
      }
    }
    return end;
  }

  private boolean name(int at) {
    String word = word(at);
    return !word.isEmpty()
        && (Character.isUnicodeIdentifierStart(word.charAt(0)) || word.startsWith("\""));
  }

  private String word(int at) {
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at).image.toLowerCase(Locale.ROOT);
  }
}
