package landstock.sql.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.operator.PostgresCalls;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** First stage: text to a syntax tree of one query. Stateless. */
public final class Parse {
  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withParserFactory(Keywords.PARSER)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.TO_LOWER)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(true)
          .withConformance(PostgresConformance.INSTANCE);

  /** What a query can begin with; everything else is refused unread. */
  private static final Set<String> QUERY_WORDS = Set.of("select", "with", "values");

  private static final Pattern FIRST_WORD =
      Pattern.compile("^(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/|\\()*(\\w+)", Pattern.DOTALL);

  public SqlNode parse(String sql) {
    Caps.check(sql);
    refuseOtherThanQueries(sql);
    try {
      SqlNode statement = SqlParser.create(sql, CONFIG).parseStmtList().get(0);
      if (!statement.isA(SqlKind.QUERY)) {
        throw forbidden(statement.getKind().name() + " is not a query");
      }
      statement.accept(new RefuseRecursion());
      return statement.accept(new PostgresTypes()).accept(new PostgresCalls());
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e);
    }
  }

  /**
   * A condition by itself, as after WHERE.
   *
   * @throws LandstockException SYNTAX with its place in this text
   */
  public SqlNode parseCondition(String condition) {
    Caps.check(condition);
    try {
      return SqlParser.create(condition, CONFIG).parseExpression().accept(new PostgresTypes());
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e);
    }
  }

  private static void refuseOtherThanQueries(String sql) {
    Matcher word = FIRST_WORD.matcher(sql);
    if (!word.find()) {
      throw new LandstockException(Code.SYNTAX, "there is no statement")
          .withHint("try: SELECT * FROM meta.snapshot");
    }
    String first = word.group(1).toLowerCase(Locale.ROOT);
    if (QUERY_WORDS.contains(first)) {
      return;
    }
    List<String> meant = Nearest.to(first, QUERY_WORDS);
    if (!meant.isEmpty()) {
      throw new LandstockException(Code.SYNTAX, "syntax error at '" + word.group(1) + "'")
          .withSuggestions(meant);
    }
    throw forbidden("a statement cannot begin with '" + word.group(1) + "'");
  }

  /** A query that asks itself has no bound yet, and no algebra that we render. */
  private static final class RefuseRecursion extends SqlBasicVisitor<Void> {
    @Override
    public Void visit(SqlCall call) {
      if (call instanceof SqlWithItem item && item.recursive.booleanValue()) {
        throw new LandstockException(Code.INVALID_QUERY, "WITH RECURSIVE is not answered")
            .at(item.getParserPosition().getLineNum(), item.getParserPosition().getColumnNum());
      }
      return super.visit(call);
    }
  }

  private static LandstockException forbidden(String message) {
    return new LandstockException(Code.FORBIDDEN, message)
        .withHint("only queries are answered: SELECT …, WITH … SELECT …, VALUES …");
  }
}
