package landstock.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * The tokens of one statement, and the changes that make Calcite's grammar of ours. What is put in
 * stands at the place of what it explains, so that errors still show the user's own text.
 */
final class Tokens {
  private final List<Token> tokens;

  Tokens(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  List<Token> list() {
    return tokens;
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return tokens.get(index);
  }

  /** The token there as written in small letters, whether word or sign; empty beyond the ends. */
  String word(int index) {
    if (index < 0 || index >= tokens.size()) {
      return "";
    }
    Token token = tokens.get(index);
    return token.kind == SqlBabelParserImplConstants.QUOTED_IDENTIFIER
            || token.kind == SqlBabelParserImplConstants.QUOTED_STRING
        ? ""
        : token.image.toLowerCase(Locale.ROOT);
  }

  /** Whether these words and signs stand there, one after the other. */
  boolean is(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!word(index + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean isText(int index) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).kind == SqlBabelParserImplConstants.QUOTED_STRING;
  }

  /** Whether a name stands there: a word in double quotes, or a plain one. */
  boolean isName(int index) {
    return index >= 0
        && index < tokens.size()
        && (tokens.get(index).kind == SqlBabelParserImplConstants.QUOTED_IDENTIFIER
            || (!word(index).isEmpty()
                && Character.isUnicodeIdentifierStart(word(index).charAt(0))));
  }

  /** The name there, as the catalogue spells it. */
  String name(int index) {
    Token token = tokens.get(index);
    return token.kind == SqlBabelParserImplConstants.QUOTED_IDENTIFIER
        ? token.image.substring(1, token.image.length() - 1).replace("\"\"", "\"")
        : token.image.toLowerCase(Locale.ROOT);
  }

  /** The value of the text literal there. */
  String text(int index) {
    String image = tokens.get(index).image;
    return image.substring(1, image.length() - 1).replace("''", "'");
  }

  /** Where the parenthesis that opens there is closed; the size where it is not. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (opens(i)) {
        depth++;
      } else if (closes(i)) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return tokens.size();
  }

  boolean opens(int index) {
    return is(index, "(") || is(index, "[");
  }

  boolean closes(int index) {
    return is(index, ")") || is(index, "]");
  }

  void remove(int from, int count) {
    tokens.subList(from, from + count).clear();
  }

  /** Puts tokens of our own in, at the place of the token that is there, or of the last one. */
  void insert(int index, String text) {
    insert(index, text, tokens.get(Math.min(index, tokens.size() - 1)));
  }

  /** Puts tokens of our own behind one, at its place. */
  void insertAfter(int index, String text) {
    insert(index + 1, text, tokens.get(index));
  }

  private void insert(int index, String text, Token place) {
    List<Token> ours = Lexer.read(text);
    for (Token token : ours) {
      token.beginLine = place.beginLine;
      token.beginColumn = place.beginColumn;
      token.endLine = place.endLine;
      token.endColumn = place.endColumn;
    }
    tokens.addAll(index, ours);
  }

  void replace(int from, int count, String text) {
    insert(from, text);
    int put = Lexer.read(text).size();
    remove(from + put, count);
  }

  /** A text literal of that value. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
