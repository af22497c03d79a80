package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.proof.Piece.Sort;

/** Makes expressions of a wanted sort. */
final class Values {
  private final Dice dice;
  private final Predicates predicates;
  private final Queries queries;

  /** Makes the queries that stand inside expressions. */
  interface Queries {
    /** A query of one row and one column, in parentheses. */
    Piece scalar(Sort sort, Scope scope, int depth);

    /** A query of one column, in parentheses. */
    Piece column(Sort sort, Scope scope, int depth);

    /** {@code EXISTS (…)}. */
    Piece exists(Scope scope, int depth);
  }

  Values(Dice dice, Queries queries) {
    this.dice = dice;
    this.queries = queries;
    this.predicates = new Predicates(dice, this, queries);
  }

  Piece value(Sort sort, Scope scope, int depth) {
    if (depth <= 0 || dice.chance(25)) {
      return leaf(sort, scope);
    }
    if (sort == Sort.BOOLEAN) {
      return predicates.predicate(scope, depth);
    }
    return dice.chance(30) ? general(sort, scope, depth) : own(sort, scope, depth);
  }

  Piece predicate(Scope scope, int depth) {
    return predicates.predicate(scope, depth);
  }

  /** A column, or a literal where there is none. */
  Piece leaf(Sort sort, Scope scope) {
    List<Scope.Column> columns = scope.of(sort);
    List<Scope.Column> outer = scope.outerOf(sort);
    if (!outer.isEmpty() && dice.chance(25)) {
      return dice.pick(outer).piece();
    }
    return columns.isEmpty() || dice.chance(15) ? literal(sort) : dice.pick(columns).piece();
  }

  Piece literal(Sort sort) {
    if (dice.chance(6)) {
      return Piece.of(sort, "CAST(NULL AS " + type(sort) + ")");
    }
    return Piece.of(
        sort,
        switch (sort) {
          case INTEGER -> String.valueOf(dice.between(-2, 9));
          case DECIMAL -> dice.word("0.5", "-1.25", "0.00", "1234567.89", "100.1", "-0.01");
          case DOUBLE -> dice.word("0.5e0", "-2.25e0", "0e0", "1e3");
          case TEXT -> dice.word("''", "'a'", "'b'", "'住宅'", "'it''s'", "'100%'", "'a_b'");
          case BOOLEAN -> dice.word("TRUE", "FALSE");
          case DATE -> dice.word("DATE '2023-12-31'", "DATE '2024-01-01'", "DATE '2000-02-29'");
          case TIMESTAMP ->
              dice.word("TIMESTAMP '2024-01-01 00:00:00'", "TIMESTAMP '2023-12-31 23:59:59.5'");
          default -> throw new IllegalArgumentException("no literal of " + sort);
        });
  }

  static String type(Sort sort) {
    return switch (sort) {
      case INTEGER -> "INTEGER";
      case DECIMAL -> "DECIMAL(18, 2)";
      case DOUBLE -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      default -> throw new IllegalArgumentException("no type of " + sort);
    };
  }

  /** What every sort has. */
  private Piece general(Sort sort, Scope scope, int depth) {
    Piece a = value(sort, scope, depth - 1);
    Piece b = value(sort, scope, depth - 1);
    return switch (dice.below(7)) {
      case 0 ->
          Piece.of(
              sort,
              "CASE WHEN ",
              predicate(scope, depth - 1),
              " THEN ",
              a,
              " ",
              optional(Piece.of(Sort.OPTIONAL, "ELSE ", b)),
              " END");
      case 1 -> {
        Sort key = dice.pick(List.of(Sort.INTEGER, Sort.TEXT));
        yield Piece.of(
            sort,
            "CASE ",
            value(key, scope, depth - 1),
            " WHEN ",
            literal(key),
            " THEN ",
            a,
            " ELSE ",
            b,
            " END");
      }
      case 2 -> Piece.of(sort, "COALESCE(", a, ", ", b, ")");
      case 3 -> Piece.of(sort, "NULLIF(", a, ", ", b, ")");
      case 4 -> Piece.of(sort, dice.word("GREATEST(", "LEAST("), a, ", ", b, ")");
      case 5 -> queries.scalar(sort, scope, depth - 1);
      default -> Piece.of(sort, "CAST(", a, " AS " + type(sort) + ")");
    };
  }

  Piece optional(Piece piece) {
    return dice.chance(50) ? piece : Piece.NOTHING;
  }

  private Piece own(Sort sort, Scope scope, int depth) {
    return switch (sort) {
      case INTEGER -> integer(scope, depth - 1);
      case DECIMAL -> decimal(scope, depth - 1);
      case DOUBLE -> real(scope, depth - 1);
      case TEXT -> text(scope, depth - 1);
      case DATE -> date(scope, depth - 1);
      case TIMESTAMP -> timestamp(scope, depth - 1);
      default -> predicate(scope, depth);
    };
  }

  private Piece integer(Scope scope, int depth) {
    Piece a = value(Sort.INTEGER, scope, depth);
    Sort sort = Sort.INTEGER;
    return switch (dice.below(9)) {
      case 0 -> Piece.of(sort, "(", a, " + ", value(sort, scope, depth), ")");
      case 1 -> Piece.of(sort, "(", a, " - ", value(sort, scope, depth), ")");
      case 2 -> Piece.of(sort, "(", a, " * ", literal(sort), ")");
      case 3 ->
          Piece.of(
              sort,
              "(",
              a,
              new Word(" / ", " // NULLIF("),
              value(sort, scope, depth),
              new Word(")", ", 0))"));
      case 4 -> Piece.of(sort, "(", a, " % ", dice.word("2", "3", "-2", "7"), ")");
      case 5 -> Piece.of(sort, "ABS(", a, ")");
      case 6 -> Piece.of(sort, "LENGTH(", value(Sort.TEXT, scope, depth), ")");
      case 7 ->
          Piece.of(
              sort,
              "EXTRACT(",
              dice.word("YEAR", "MONTH", "DAY", "QUARTER"),
              " FROM ",
              value(dice.pick(List.of(Sort.DATE, Sort.TIMESTAMP)), scope, depth),
              ")");
      default -> Piece.of(sort, "(- ", a, ")");
    };
  }

  private Piece decimal(Scope scope, int depth) {
    Sort sort = Sort.DECIMAL;
    Piece a = value(sort, scope, depth);
    return switch (dice.below(6)) {
      case 0 -> Piece.of(sort, "(", a, " + ", value(sort, scope, depth), ")");
      case 1 -> Piece.of(sort, "(", a, " - ", value(sort, scope, depth), ")");
      case 2 ->
          Piece.of(sort, "(", leaf(sort, scope), " * ", dice.word("1.5", "-2.0", "0.25"), ")");
      case 3 -> Piece.of(sort, "ABS(", a, ")");
      case 4 -> Piece.of(sort, "CAST(", value(Sort.INTEGER, scope, depth), " AS DECIMAL(20, 2))");
      default -> Piece.of(sort, "(", a, " + ", value(Sort.INTEGER, scope, depth), ")");
    };
  }

  private Piece real(Scope scope, int depth) {
    Sort sort = Sort.DOUBLE;
    Piece a = value(sort, scope, depth);
    return switch (dice.below(6)) {
      case 0 ->
          Piece.of(sort, "(", a, dice.word(" + ", " - ", " * "), value(sort, scope, depth), ")");
      case 1 -> {
        Piece divisor = value(sort, scope, depth);
        yield Piece.of(
            sort, "(", a, " / ", new Word("", "NULLIF("), divisor, new Word("", ", 0)"), ")");
      }
      case 2 -> Piece.of(sort, "SQRT(ABS(", a, "))");
      case 3 ->
          Piece.of(
              sort,
              "CAST(",
              value(dice.pick(List.of(Sort.INTEGER, Sort.DECIMAL)), scope, depth),
              " AS DOUBLE)");
      case 4 -> Piece.of(sort, "ABS(", a, ")");
      default -> Piece.of(sort, "(", a, " + ", value(Sort.INTEGER, scope, depth), ")");
    };
  }

  private Piece text(Scope scope, int depth) {
    Sort sort = Sort.TEXT;
    Piece a = value(sort, scope, depth);
    return switch (dice.below(6)) {
      case 0 -> Piece.of(sort, "(", a, " || ", value(sort, scope, depth), ")");
      case 1 -> Piece.of(sort, dice.word("UPPER(", "LOWER(", "TRIM("), a, ")");
      case 2 ->
          Piece.of(
              sort,
              "SUBSTRING(",
              a,
              " FROM ",
              dice.word("1", "2"),
              " FOR ",
              dice.word("1", "2"),
              ")");
      case 3 -> Piece.of(sort, "CAST(", value(Sort.INTEGER, scope, depth), " AS VARCHAR)");
      case 4 -> Piece.of(sort, "CAST(", value(Sort.DATE, scope, depth), " AS VARCHAR)");
      default -> Piece.of(sort, dice.word("LEFT(", "RIGHT("), a, ", ", dice.word("1", "2"), ")");
    };
  }

  private Piece date(Scope scope, int depth) {
    Sort sort = Sort.DATE;
    if (dice.chance(30)) {
      return Piece.of(sort, "CAST(", value(Sort.TIMESTAMP, scope, depth), " AS DATE)");
    }
    return Piece.of(
        sort,
        new Word("(", "CAST("),
        value(sort, scope, depth),
        dice.word(" + ", " - "),
        "INTERVAL '" + dice.between(1, 40) + "' " + dice.word("DAY", "MONTH", "YEAR"),
        new Word(")", " AS DATE)"));
  }

  private Piece timestamp(Scope scope, int depth) {
    Sort sort = Sort.TIMESTAMP;
    List<Piece> choices = new ArrayList<>();
    choices.add(Piece.of(sort, "CAST(", value(Sort.DATE, scope, depth), " AS TIMESTAMP)"));
    choices.add(
        Piece.of(
            sort,
            "DATE_TRUNC('" + dice.word("month", "year", "day") + "', ",
            value(sort, scope, depth),
            ")"));
    choices.add(
        Piece.of(
            sort,
            "(",
            value(sort, scope, depth),
            dice.word(" + ", " - "),
            "INTERVAL '" + dice.between(1, 40) + "' " + dice.word("HOUR", "DAY", "MONTH"),
            ")"));
    return dice.pick(choices);
  }
}
