package landstock.sql.parse;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserImplFactory;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.apache.calcite.sql.parser.babel.TokenMgrError;

/** Text to Calcite's tokens, and tokens to Calcite's parser. */
final class Lexer {
  /**
   * Words that Calcite's Babel parser keeps for itself although they are plain names to us: {@code
   * snapshot} is a table, {@code measure} a column, and {@code date_part} a function with a text.
   */
  private static final Set<Integer> PLAIN_NAMES =
      Set.of(
          SqlBabelParserImplConstants.SNAPSHOT,
          SqlBabelParserImplConstants.MEASURE,
          SqlBabelParserImplConstants.DATE_PART,
          SqlBabelParserImplConstants.DATE_DIFF,
          SqlBabelParserImplConstants.DATEDIFF);

  private Lexer() {}

  /**
   * Every token of a text that {@link Characters} made ready, without the end.
   *
   * @param most refuses longer texts
   */
  static List<Token> read(Characters.Masked characters, int most) {
    SimpleCharStream stream = new SimpleCharStream(new StringReader(characters.text()), 1, 1);
    SqlBabelParserImplTokenManager manager =
        new SqlBabelParserImplTokenManager(stream, SqlBabelParserImplConstants.DQID);
    List<Token> tokens = new ArrayList<>();
    try {
      for (Token token = manager.getNextToken();
          token.kind != SqlBabelParserImplConstants.EOF;
          token = manager.getNextToken()) {
        if (PLAIN_NAMES.contains(token.kind)) {
          token.kind = SqlBabelParserImplConstants.IDENTIFIER;
        }
        tokens.add(token);
        if (tokens.size() > most) {
          throw new LandstockException(
                  Code.TOO_LARGE, "the statement has more than " + most + " words and signs")
              .withHint("send long lists as a table of their own, or ask in parts");
        }
      }
    } catch (TokenMgrError e) {
      throw new LandstockException(
              Code.SYNTAX,
              "a sign that SQL does not have: '"
                  + characters.text().charAt(offset(characters, stream))
                  + "'",
              e)
          .at(stream.getEndLine(), stream.getEndColumn());
    }
    restore(characters, tokens);
    return tokens;
  }

  /** Tokens of a text of ours. */
  static List<Token> read(String text) {
    return read(Characters.mask(text), Integer.MAX_VALUE);
  }

  private static int offset(Characters.Masked characters, SimpleCharStream stream) {
    int line = 1;
    int offset = 0;
    while (line < stream.getEndLine()) {
      offset = characters.text().indexOf('\n', offset) + 1;
      line++;
    }
    return Math.min(offset + stream.getEndColumn() - 1, characters.text().length() - 1);
  }

  private static void restore(Characters.Masked characters, List<Token> tokens) {
    if (characters.literals().isEmpty() && characters.parameters().isEmpty()) {
      return;
    }
    int line = 1;
    int lineStart = 0;
    for (Token token : tokens) {
      while (line < token.beginLine) {
        lineStart = characters.text().indexOf('\n', lineStart) + 1;
        line++;
      }
      int offset = lineStart + token.beginColumn - 1;
      if (token.kind == SqlBabelParserImplConstants.QUOTED_STRING) {
        token.image = characters.literals().getOrDefault(offset, token.image);
      } else if (token.kind == SqlBabelParserImplConstants.HOOK) {
        token.image = "?" + characters.parameters().getOrDefault(offset, "");
      }
    }
  }

  /** A parser that reads these tokens, whatever text it is given. */
  static SqlParserImplFactory parserOf(List<Token> tokens) {
    return text -> parser(text, tokens);
  }

  private static SqlAbstractParserImpl parser(Reader text, List<Token> tokens) {
    SqlBabelParserImpl parser = new SqlBabelParserImpl(text);
    parser.ReInit(new Replay(tokens));
    return parser;
  }

  private static final class Replay extends SqlBabelParserImplTokenManager {
    private final List<Token> tokens;
    private int next;

    Replay(List<Token> tokens) {
      super(new SimpleCharStream(new StringReader(""), 1, 1));
      this.tokens = tokens;
    }

    @Override
    public Token getNextToken() {
      if (next < tokens.size()) {
        return tokens.get(next++);
      }
      Token end = new Token();
      end.kind = SqlBabelParserImplConstants.EOF;
      end.image = "";
      if (!tokens.isEmpty()) {
        Token last = tokens.get(tokens.size() - 1);
        end.beginLine = last.endLine;
        end.endLine = last.endLine;
        end.beginColumn = last.endColumn + 1;
        end.endColumn = last.endColumn + 1;
      }
      return end;
    }
  }
}
