package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.proof.Piece.Sort;

/** Makes grouped queries and aggregates. */
final class Groups {
  private final Dice dice;
  private final Values values;

  Groups(Dice dice, Values values) {
    this.dice = dice;
    this.values = values;
  }

  Piece grouped(List<Sort> sorts, Scope scope, Piece from, Piece where, int depth) {
    List<Piece> keys = new ArrayList<>();
    int count = dice.below(4);
    for (int i = 0; i < count; i++) {
      Sort sort = dice.pick(Piece.VALUES);
      keys.add(
          scope.of(sort).isEmpty() || dice.chance(20)
              ? values.value(sort, new Scope(scope.columns(), List.of()), 1)
              : dice.pick(scope.of(sort)).piece());
    }
    List<Piece> keysWithColumns = keys.stream().filter(k -> k.ours().contains("t")).toList();
    List<Piece> items =
        sorts.stream().map(sort -> item(sort, keysWithColumns, scope, depth)).toList();
    Piece having =
        dice.chance(20)
            ? Piece.of(
                Sort.OPTIONAL,
                " HAVING ",
                aggregate(Sort.INTEGER, scope, 0),
                dice.word(" > ", " <= ", " <> "),
                values.literal(Sort.INTEGER))
            : Piece.NOTHING;
    return Piece.of(
        Sort.QUERY,
        "SELECT ",
        new Piece(Sort.OTHER, List.of(Relations.commas(Grammar.named(items)))),
        " FROM ",
        from,
        where,
        groupBy(keysWithColumns),
        having);
  }

  private Piece groupBy(List<Piece> keys) {
    if (keys.isEmpty()) {
      return Piece.NOTHING;
    }
    Piece list = Piece.list(keys);
    return switch (dice.below(8)) {
      case 0 -> Piece.of(Sort.OPTIONAL, " GROUP BY ROLLUP (", list, ")");
      case 1 -> Piece.of(Sort.OPTIONAL, " GROUP BY CUBE (", list, ")");
      case 2 -> {
        List<Piece> sets = new ArrayList<>();
        sets.add(Piece.of(Sort.OTHER, "(", list, ")"));
        sets.add(Piece.of(Sort.OTHER, "()"));
        sets.add(Piece.of(Sort.OTHER, "(", dice.pick(keys), ")"));
        yield Piece.of(Sort.OPTIONAL, " GROUP BY GROUPING SETS (", Piece.list(sets), ")");
      }
      default -> Piece.of(Sort.OPTIONAL, " GROUP BY ", list);
    };
  }

  private Piece item(Sort sort, List<Piece> keys, Scope scope, int depth) {
    List<Piece> fitting = keys.stream().filter(k -> k.sort() == sort).toList();
    if (!fitting.isEmpty() && dice.chance(60)) {
      return dice.pick(fitting);
    }
    if (sort == Sort.INTEGER && dice.chance(20)) {
      return Piece.of(
          sort,
          "(",
          aggregate(sort, scope, depth - 2),
          dice.word(" + ", " - "),
          aggregate(sort, scope, 0),
          ")");
    }
    return aggregate(sort, scope, depth - 2);
  }

  /** One value for a group. */
  Piece aggregate(Sort sort, Scope scope, int depth) {
    Scope own = new Scope(scope.columns(), List.of());
    Piece argument = values.value(sort, own, Math.min(depth, 1));
    Piece call =
        switch (sort) {
          case INTEGER -> integer(argument, own);
          case DECIMAL -> Piece.of(sort, dice.word("SUM(", "MIN(", "MAX("), argument, ")");
          case DOUBLE -> real(argument, own);
          case TEXT -> text(argument);
          case BOOLEAN -> Piece.of(sort, dice.word("BOOL_AND(", "BOOL_OR("), argument, ")");
          default -> Piece.of(sort, dice.word("MIN(", "MAX("), argument, ")");
        };
    return dice.chance(20)
        ? Piece.of(
            sort, call, Piece.of(Sort.OPTIONAL, " FILTER (WHERE ", values.predicate(own, 1), ")"))
        : call;
  }

  private Piece integer(Piece argument, Scope scope) {
    return switch (dice.below(6)) {
      case 0 -> Piece.of(Sort.INTEGER, "COUNT(*)");
      case 1 -> Piece.of(Sort.INTEGER, "COUNT(", values.leaf(dice.pick(Piece.VALUES), scope), ")");
      case 2 ->
          Piece.of(
              Sort.INTEGER, "COUNT(DISTINCT ", values.leaf(dice.pick(Piece.VALUES), scope), ")");
      case 3 -> Piece.of(Sort.INTEGER, "SUM(DISTINCT ", argument, ")");
      default -> Piece.of(Sort.INTEGER, dice.word("SUM(", "MIN(", "MAX("), argument, ")");
    };
  }

  private Piece real(Piece argument, Scope scope) {
    return switch (dice.below(4)) {
      case 0 -> Piece.of(Sort.DOUBLE, "AVG(", values.leaf(Sort.INTEGER, scope), ")");
      case 1 -> Piece.of(Sort.DOUBLE, "AVG(", values.leaf(Sort.DECIMAL, scope), ")");
      default -> Piece.of(Sort.DOUBLE, dice.word("SUM(", "MIN(", "MAX(", "AVG("), argument, ")");
    };
  }

  private Piece text(Piece argument) {
    // DuckDB refuses an order by a literal.
    if (argument.ours().startsWith("t") && dice.chance(60)) {
      // Both must stay the same, or equal keys would leave the order open.
      Piece same = new Piece(Sort.OTHER, List.of(new Word(argument.ours(), argument.duckdb())));
      return Piece.of(Sort.TEXT, "STRING_AGG(", same, ", ',' ORDER BY ", same, ")");
    }
    return Piece.of(Sort.TEXT, dice.word("MIN(", "MAX("), argument, ")");
  }
}
