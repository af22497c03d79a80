package landstock.sql.parse;

import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.parser.babel.Token;

/** {@code SELECT … WHERE …} without FROM asks one row that has no columns of a table. */
final class OneRow {
  private static final String FROM = "FROM (VALUES (0)) AS \"one row\" (\"nothing\")";

  /**
   * What may follow a select list where there is no FROM, and needs a FROM in Calcite's grammar.
   */
  private static final Set<String> NEED_FROM =
      Set.of("where", "group", "having", "window", "qualify");

  private static final Set<String> ENDS =
      Set.of("union", "except", "intersect", "minus", "order", "limit", "offset", "fetch");

  private OneRow() {}

  static void rewrite(Tokens tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.is(i, "select") && !tokens.is(i - 1, ".")) {
        selectAt(tokens, i);
      }
    }
  }

  private static void selectAt(Tokens tokens, int select) {
    for (int i = select + 1; i < tokens.size(); i++) {
      String word = tokens.word(i);
      if (tokens.opens(i)) {
        i = tokens.closing(i);
      } else if (tokens.closes(i)
          || ENDS.contains(word)
          || (word.equals("from") && !tokens.is(i - 1, "distinct"))) {
        return;
      } else if (NEED_FROM.contains(word)
          && !tokens.is(i - 1, "within")
          && !tokens.is(i - 1, "as")
          && !tokens.is(i - 1, ".")) {
        if (tokens.is(select + 1, "*")) {
          Token star = tokens.get(select + 1);
          throw new LandstockException(Code.SYNTAX, "SELECT * needs a FROM")
              .withHint("write FROM and a table before " + tokens.get(i).image)
              .at(star.beginLine, star.beginColumn);
        }
        tokens.insert(i, FROM);
        return;
      }
    }
  }
}
