package landstock.sql.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.Token;

/** Turns failures of Calcite's parser into ours: what was met, where, and what to write instead. */
final class SyntaxErrors {
  private SyntaxErrors() {}

  private static final Pattern OTHER =
      Pattern.compile("Encountered|Incorrect syntax near|not allowed under the current");

  static LandstockException translate(SqlParseException e, Tokens tokens) {
    if (e.getCause() instanceof StackOverflowError) {
      return new LandstockException(Code.TOO_LARGE, "the statement nests too deep");
    }
    SqlParserPos place = e.getPos();
    int at = place == null ? tokens.size() : index(tokens, place);
    LandstockException failure = new LandstockException(Code.SYNTAX, message(e, tokens, at), e);
    Optional<Hints.Hint> hint = Hints.of(tokens, at);
    if (hint.isPresent()) {
      failure = failure.withHint(hint.get().text()).withSuggestions(hint.get().words());
    }
    if (at < tokens.size()) {
      Token token = tokens.get(at);
      return failure.at(token.beginLine, token.beginColumn);
    }
    return place == null ? failure : failure.at(place.getLineNum(), place.getColumnNum());
  }

  private static String message(SqlParseException e, Tokens tokens, int at) {
    String message = String.valueOf(e.getMessage());
    Matcher unexpected = OTHER.matcher(message);
    if (!unexpected.find()) {
      return "syntax error: " + message.lines().findFirst().orElse("");
    }
    boolean unfinished = at == tokens.size() - 1 && Hints.isClause(tokens.word(at));
    return at >= tokens.size() || unfinished
        ? "the statement ends too early"
        : "syntax error at '" + tokens.get(at).image + "'";
  }

  /** The token at that place; of several that were put in at one place, the user's own. */
  private static int index(Tokens tokens, SqlParserPos place) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.beginLine == place.getLineNum() && token.beginColumn == place.getColumnNum()) {
        return i;
      }
    }
    return tokens.size();
  }
}
