package landstock.sql.parse;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code SHOW TABLES}, {@code SHOW SNAPSHOTS}, {@code SHOW COLUMNS FROM t} and {@code DESCRIBE t}
 * are short for questions to {@code information_schema}; {@code EXPLAIN} asks about a question.
 */
final class Commands {
  private static final String TABLES =
      "SELECT table_schema, table_name, label_zh, label_en, description"
          + " FROM information_schema.tables ORDER BY table_schema, table_name";
  private static final String COLUMNS =
      "SELECT column_name, data_type, is_nullable, unit, label_zh, label_en, description"
          + " FROM information_schema.columns WHERE ";
  private static final String SNAPSHOTS = "SELECT * FROM meta.snapshot ORDER BY survey_date, id";
  private static final List<String> SHOWN = List.of("TABLES", "COLUMNS", "SNAPSHOTS");

  private Commands() {}

  /**
   * Whether the statement is EXPLAIN; leaves the question that it asks about.
   *
   * @throws LandstockException INVALID_QUERY for EXPLAIN ANALYZE
   */
  static boolean explain(Tokens tokens) {
    if (!tokens.is(0, "explain")) {
      return false;
    }
    if (tokens.is(1, "analyze") || tokens.is(1, "analyse")) {
      throw at(
          tokens.get(1),
          Code.INVALID_QUERY,
          "EXPLAIN ANALYZE is not answered",
          "EXPLAIN alone says what is read and what DuckDB is told");
    }
    tokens.remove(0, tokens.is(1, "plan", "for") ? 3 : 1);
    return true;
  }

  /** The table that a DESCRIBE or SHOW COLUMNS asks about, as it is written; none otherwise. */
  static List<String> rewrite(Tokens tokens) {
    if (tokens.is(0, "describe") || tokens.is(0, "desc")) {
      if (tokens.is(1, "select") || tokens.is(1, "with") || tokens.is(1, "(")) {
        throw at(
            tokens.get(1),
            Code.INVALID_QUERY,
            "DESCRIBE asks about a table",
            "every answer names the types of its columns; EXPLAIN tells how a query is answered");
      }
      return describe(tokens, tokens.is(1, "table") ? 2 : 1);
    }
    if (!tokens.is(0, "show")) {
      return List.of();
    }
    return switch (tokens.word(1)) {
      case "tables" -> all(tokens, 2, TABLES);
      case "snapshots" -> all(tokens, 2, SNAPSHOTS);
      case "columns" -> {
        if (!tokens.is(2, "from") && !tokens.is(2, "in")) {
          throw incomplete(tokens, "SHOW COLUMNS FROM parcel");
        }
        yield describe(tokens, 3);
      }
      default -> {
        Token shown = tokens.get(Math.min(1, tokens.size() - 1));
        throw at(
                shown,
                Code.SYNTAX,
                "SHOW does not know '" + shown.image + "'",
                "SHOW TABLES, SHOW COLUMNS FROM t, SHOW SNAPSHOTS")
            .withSuggestions(Nearest.to(shown.image, SHOWN));
      }
    };
  }

  private static List<String> all(Tokens tokens, int length, String query) {
    refuseMore(tokens, length);
    tokens.replace(0, length, query);
    return List.of();
  }

  private static List<String> describe(Tokens tokens, int start) {
    List<String> names = new ArrayList<>();
    int i = start;
    while (tokens.isName(i)) {
      names.add(tokens.name(i));
      i++;
      if (!tokens.is(i, ".")) {
        break;
      }
      i++;
    }
    if (names.isEmpty()) {
      throw incomplete(tokens, "DESCRIBE parcel");
    }
    refuseMore(tokens, i);
    String table = Tokens.literal(names.get(names.size() - 1));
    String schema =
        names.size() < 2
            ? ""
            : " AND table_schema = " + Tokens.literal(names.get(names.size() - 2));
    tokens.replace(
        0,
        i,
        COLUMNS + "table_name = " + table + schema + " ORDER BY table_schema, ordinal_position");
    return names;
  }

  private static void refuseMore(Tokens tokens, int length) {
    if (tokens.size() > length) {
      throw at(
          tokens.get(length),
          Code.SYNTAX,
          "syntax error at '" + tokens.get(length).image + "'",
          "SHOW and DESCRIBE take nothing more; ask information_schema.columns in a query");
    }
  }

  private static LandstockException incomplete(Tokens tokens, String example) {
    return at(
        tokens.get(tokens.size() - 1),
        Code.SYNTAX,
        "the statement ends too early",
        "write " + example);
  }

  private static LandstockException at(Token place, Code code, String message, String hint) {
    return new LandstockException(code, message)
        .withHint(hint)
        .at(place.beginLine, place.beginColumn);
  }
}
