package landstock.sql.parse;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserImplFactory;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.jspecify.annotations.Nullable;

/**
 * Words that Calcite's Babel parser keeps for itself although they are plain names to us: {@code
 * snapshot} is a table, {@code measure} a column, and {@code date_part} a function with a text.
 */
final class Keywords extends SqlBabelParserImplTokenManager {
  private static final Set<Integer> PLAIN_NAMES =
      Set.of(
          SqlBabelParserImplConstants.SNAPSHOT,
          SqlBabelParserImplConstants.MEASURE,
          SqlBabelParserImplConstants.DATE_PART,
          SqlBabelParserImplConstants.DATE_DIFF,
          SqlBabelParserImplConstants.DATEDIFF);

  /** Babel's own factory sets the same defaults on a parser without our words. */
  static final SqlParserImplFactory PARSER = Keywords::parser;

  private @Nullable Iterator<Token> bound;
  private @Nullable Token end;

  private Keywords(SimpleCharStream text) {
    super(text);
  }

  private static SqlAbstractParserImpl parser(Reader text) {
    SqlBabelParserImpl parser = new SqlBabelParserImpl(text);
    SimpleCharStream characters = new SimpleCharStream(text, 1, 1);
    parser.ReInit(new Keywords(characters));
    return parser;
  }

  @Override
  public Token getNextToken() {
    if (bound == null) {
      List<Token> tokens = new ArrayList<>();
      do {
        tokens.add(readToken());
      } while (tokens.get(tokens.size() - 1).kind != SqlBabelParserImplConstants.EOF);
      end = tokens.get(tokens.size() - 1);
      bound = CastBinding.bind(tokens).iterator();
    }
    return bound.hasNext() ? bound.next() : Objects.requireNonNull(end);
  }

  private Token readToken() {
    Token token = super.getNextToken();
    if (PLAIN_NAMES.contains(token.kind)) {
      token.kind = SqlBabelParserImplConstants.IDENTIFIER;
    }
    return token;
  }
}
