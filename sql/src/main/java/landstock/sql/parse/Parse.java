package landstock.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import landstock.sql.operator.PostgresCalls;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * First stage: text to a syntax tree of one query. The text is cut into tokens once; the dialect's
 * constructs that Calcite's grammar lacks are put into its words there, or as marks that the tree
 * then unfolds. Stateless.
 */
public final class Parse {
  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.TO_LOWER)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(true)
          .withConformance(PostgresConformance.INSTANCE);

  /** What a statement can begin with; everything else is refused unread. */
  private static final Set<String> QUERY_WORDS =
      Set.of("select", "with", "values", "table", "explain", "describe", "desc", "show");

  /**
   * @throws LandstockException SYNTAX, INVALID_QUERY, TOO_LARGE or FORBIDDEN, with line and column
   */
  public Statement parse(String sql) {
    Caps.checkLength(sql);
    Tokens tokens = new Tokens(Lexer.read(Characters.mask(sql), Caps.MAX_TOKENS));
    refuseOtherThanOneQuery(tokens);
    JsonArrows.rewrite(tokens);
    Caps.check(tokens);
    boolean explained = Commands.explain(tokens);
    List<String> described = Commands.rewrite(tokens);
    Intervals.rewrite(tokens);
    OneRow.rewrite(tokens);
    GroupFrames.mark(tokens);
    Ranked ranked = Ranked.mark(tokens);
    try {
      SqlNode query =
          SqlParser.create(sql, CONFIG.withParserFactory(Lexer.parserOf(tokens.list())))
              .parseStmt();
      if (!query.isA(SqlKind.QUERY)) {
        throw forbidden(query.getKind().name() + " is not a query");
      }
      return new Statement(changed(query, ranked), parameters(tokens), explained, described);
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e, tokens);
    }
  }

  private static SqlNode changed(SqlNode tree, Ranked ranked) {
    SqlNode changed = tree;
    for (var change :
        List.of(
            ranked,
            new GroupFrames(),
            new NamedWindows(),
            new SimilarTo(),
            new PostgresTypes(),
            new PostgresCalls())) {
      changed = Objects.requireNonNull(changed.accept(change));
    }
    return changed;
  }

  /**
   * A condition by itself, as after WHERE.
   *
   * @throws LandstockException SYNTAX with its place in this text
   */
  public SqlNode parseCondition(String condition) {
    Caps.checkLength(condition);
    Tokens tokens = new Tokens(Lexer.read(Characters.mask(condition), Caps.MAX_TOKENS));
    JsonArrows.rewrite(tokens);
    Caps.check(tokens);
    Intervals.rewrite(tokens);
    OneRow.rewrite(tokens);
    GroupFrames.mark(tokens);
    Ranked ranked = Ranked.mark(tokens);
    try {
      SqlNode tree =
          SqlParser.create(condition, CONFIG.withParserFactory(Lexer.parserOf(tokens.list())))
              .parseExpression();
      return changed(tree, ranked);
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e, tokens);
    }
  }

  private static void refuseOtherThanOneQuery(Tokens tokens) {
    while (tokens.is(tokens.size() - 1, ";")) {
      tokens.remove(tokens.size() - 1, 1);
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, ";")) {
        Token next = tokens.get(i + 1);
        throw new LandstockException(Code.FORBIDDEN, "one statement at a time")
            .withHint("leave out what follows the first ';'")
            .at(next.beginLine, next.beginColumn);
      }
    }
    int first = 0;
    while (tokens.is(first, "(")) {
      first++;
    }
    if (first == tokens.size()) {
      throw new LandstockException(Code.SYNTAX, "there is no statement")
          .withHint("try: SELECT * FROM meta.snapshot");
    }
    if (QUERY_WORDS.contains(tokens.word(first))) {
      return;
    }
    Token word = tokens.get(first);
    List<String> meant = Nearest.to(word.image, QUERY_WORDS);
    LandstockException failure =
        meant.isEmpty()
            ? forbidden("a statement cannot begin with '" + word.image + "'")
            : new LandstockException(Code.SYNTAX, "syntax error at '" + word.image + "'")
                .withSuggestions(meant);
    throw failure.at(word.beginLine, word.beginColumn);
  }

  /** {@code ?} counts on from one to the next; {@code $2} and {@code :name} say what they mean. */
  private static List<String> parameters(Tokens tokens) {
    List<String> parameters = new ArrayList<>();
    int unnamed = 0;
    for (Token token : tokens.list()) {
      if (token.kind == SqlBabelParserImplConstants.HOOK) {
        String name = token.image.substring(1);
        unnamed += name.isEmpty() ? 1 : 0;
        parameters.add(name.isEmpty() ? String.valueOf(unnamed) : name);
        if (unnamed > 0 && unnamed < parameters.size()) {
          throw new LandstockException(
                  Code.INVALID_QUERY, "a statement has either ? or named parameters, not both")
              .withHint("write :name, or $1, $2, everywhere")
              .at(token.beginLine, token.beginColumn);
        }
      }
    }
    return parameters;
  }

  private static LandstockException forbidden(String message) {
    return new LandstockException(Code.FORBIDDEN, message)
        .withHint("only queries are answered: SELECT …, WITH … SELECT …, VALUES …");
  }
}
