package landstock.sql.proof;

import java.util.List;
import java.util.stream.Stream;
import landstock.sql.proof.Piece.Sort;

/** Makes conditions. */
final class Predicates {
  private final Dice dice;
  private final Values values;
  private final Values.Queries queries;

  Predicates(Dice dice, Values values, Values.Queries queries) {
    this.dice = dice;
    this.values = values;
    this.queries = queries;
  }

  Piece predicate(Scope scope, int depth) {
    if (depth <= 0) {
      return comparison(scope, 0);
    }
    return switch (dice.below(12)) {
      case 0, 1 -> both(scope, depth);
      case 2 -> Piece.of(Sort.BOOLEAN, "(NOT ", predicate(scope, depth - 1), ")");
      case 3 -> isTest(scope, depth);
      case 4 -> between(scope, depth);
      case 5 -> inList(scope, depth);
      case 6 -> inQuery(scope, depth);
      case 7 -> queries.exists(scope, depth - 1);
      case 8 -> like(scope, depth);
      case 9 -> quantified(scope, depth);
      default -> comparison(scope, depth - 1);
    };
  }

  private Piece both(Scope scope, int depth) {
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        predicate(scope, depth - 1),
        dice.word(" AND ", " OR "),
        predicate(scope, depth - 1),
        ")");
  }

  private Piece comparison(Scope scope, int depth) {
    Sort sort = dice.pick(Piece.VALUES);
    if (sort == Sort.BOOLEAN) {
      return scope.of(sort).isEmpty() ? values.literal(sort) : dice.pick(scope.of(sort)).piece();
    }
    Sort other =
        (sort == Sort.INTEGER || sort == Sort.DECIMAL) && dice.chance(30)
            ? dice.pick(List.of(Sort.INTEGER, Sort.DECIMAL))
            : sort;
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(sort, scope, depth),
        dice.word(
            " = ",
            " <> ",
            " < ",
            " <= ",
            " > ",
            " >= ",
            " IS DISTINCT FROM ",
            " IS NOT DISTINCT FROM "),
        values.value(other, scope, depth),
        ")");
  }

  private Piece isTest(Scope scope, int depth) {
    if (dice.chance(50)) {
      return Piece.of(
          Sort.BOOLEAN,
          "(",
          predicate(scope, depth - 1),
          dice.word(" IS TRUE", " IS NOT TRUE", " IS FALSE", " IS NOT FALSE", " IS NULL"),
          ")");
    }
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(dice.pick(Piece.VALUES), scope, depth - 1),
        dice.word(" IS NULL", " IS NOT NULL"),
        ")");
  }

  private Piece between(Scope scope, int depth) {
    Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.DECIMAL, Sort.TEXT, Sort.DATE));
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(sort, scope, depth - 1),
        dice.word(" BETWEEN ", " NOT BETWEEN "),
        values.value(sort, scope, depth - 1),
        " AND ",
        values.value(sort, scope, depth - 1),
        ")");
  }

  private Piece inList(Scope scope, int depth) {
    Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE, Sort.DECIMAL));
    List<Piece> items =
        Stream.generate(() -> values.literal(sort)).limit(dice.between(1, 4)).toList();
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(sort, scope, depth - 1),
        dice.word(" IN (", " NOT IN ("),
        Piece.list(items),
        "))");
  }

  private Piece inQuery(Scope scope, int depth) {
    Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE));
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(sort, scope, depth - 1),
        dice.word(" IN ", " NOT IN "),
        queries.column(sort, scope, depth - 1),
        ")");
  }

  private Piece quantified(Scope scope, int depth) {
    Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE, Sort.DECIMAL));
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(sort, scope, depth - 1),
        dice.word(" = ANY ", " > ANY ", " <= ANY ", " <> ALL ", " >= ALL ", " < ALL "),
        queries.column(sort, scope, depth - 1),
        ")");
  }

  private Piece like(Scope scope, int depth) {
    return Piece.of(
        Sort.BOOLEAN,
        "(",
        values.value(Sort.TEXT, scope, depth - 1),
        dice.word(" LIKE ", " NOT LIKE ", " ILIKE ", " NOT ILIKE "),
        dice.word("'a%'", "'%b'", "'%住%'", "'_'", "'100!%' ESCAPE '!'", "''"),
        ")");
  }
}
