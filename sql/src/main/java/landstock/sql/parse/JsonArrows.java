package landstock.sql.parse;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code value -> 'key'} is {@code json_extract_path(value, 'key')}, and {@code ->>} gives it as
 * plain text. Both bind closer than any other operator but {@code ::}, for Calcite's grammar has
 * neither.
 */
final class JsonArrows {
  private JsonArrows() {}

  /** Writes both as calls, from left to right, so that each takes what the one before gives. */
  static void rewrite(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, "->")) {
        continue;
      }
      boolean plain = tokens.is(i + 1, ">") && adjacent(tokens.get(i), tokens.get(i + 1));
      int arrow = plain ? 2 : 1;
      if (i == 0 || i + arrow >= tokens.size()) {
        return;
      }
      key(tokens, i + arrow);
      Operands operands = new Operands(tokens.list());
      int end = operands.endOfValue(i + arrow);
      int start = operands.start(i - 1);
      tokens.insertAfter(end, ")");
      tokens.replace(i, arrow, ",");
      tokens.insert(start, plain ? "json_extract_path_text(" : "json_extract_path(");
    }
  }

  private static boolean adjacent(Token left, Token right) {
    return left.endLine == right.beginLine && left.endColumn + 1 == right.beginColumn;
  }

  /** A number counts the elements of an array from 0. */
  private static void key(Tokens tokens, int at) {
    Token key = tokens.get(at);
    if (tokens.is(at, "-")) {
      throw new LandstockException(Code.INVALID_QUERY, "elements of an array are counted from 0")
          .withHint("from the end: x -> CAST(json_array_length(x) - 1 AS VARCHAR)")
          .at(key.beginLine, key.beginColumn);
    }
    if (key.kind == SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL) {
      tokens.replace(at, 1, Tokens.literal(key.image));
    }
  }
}
