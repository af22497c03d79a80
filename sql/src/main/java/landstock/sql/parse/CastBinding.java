package landstock.sql.parse;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * Puts every {@code value::type} in parentheses before the parser reads: Calcite 1.42 casts all of
 * the expression so far, so that {@code 1.5 + 2.7::integer} rounds the sum and {@code a = b::date}
 * is refused. The parentheses have the places of their neighbours, so errors keep theirs.
 */
final class CastBinding {
  private CastBinding() {}

  /** The same tokens, with parentheses. */
  static List<Token> bind(List<Token> tokens) {
    Operands operands = new Operands(tokens);
    int[] opened = new int[tokens.size() + 1];
    int[] closed = new int[tokens.size() + 1];
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).kind == SqlBabelParserImplConstants.INFIX_CAST) {
        opened[operands.start(i - 1)]++;
        closed[operands.endOfType(i + 1)]++;
      }
    }
    List<Token> bound = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      for (int n = 0; n < opened[i]; n++) {
        bound.add(parenthesis(SqlBabelParserImplConstants.LPAREN, "(", tokens.get(i)));
      }
      bound.add(tokens.get(i));
      for (int n = 0; n < closed[i]; n++) {
        bound.add(parenthesis(SqlBabelParserImplConstants.RPAREN, ")", tokens.get(i)));
      }
    }
    return bound;
  }

  private static Token parenthesis(int kind, String image, Token place) {
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }
}
