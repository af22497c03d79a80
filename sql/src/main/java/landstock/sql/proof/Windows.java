package landstock.sql.proof;

import java.util.List;
import landstock.sql.proof.Piece.Sort;

/**
 * Makes the window functions of one select, whose answer does not depend on the order of equal
 * rows. One of them may go by places; with two of them it would matter which of two equal rows is
 * where.
 */
final class Windows {
  private final Dice dice;
  private final Values values;
  private final Grammar grammar;
  private boolean placed;

  Windows(Dice dice, Values values, Grammar grammar) {
    this.dice = dice;
    this.values = values;
    this.grammar = grammar;
  }

  Piece window(Sort sort, Scope scope) {
    Scope own = new Scope(scope.columns(), List.of());
    Piece argument = values.leaf(sort, own);
    if (placed) {
      return Piece.of(sort, call(sort), argument, ")", whole(own));
    }
    placed = true;
    if (sort == Sort.INTEGER && dice.chance(40)) {
      String call = dice.word("ROW_NUMBER()", "RANK()", "DENSE_RANK()", "NTILE(3)", "COUNT(*)");
      return Piece.of(sort, call, over(own, Piece.NOTHING));
    }
    if (sort == Sort.DOUBLE && dice.chance(30)) {
      return Piece.of(sort, dice.word("PERCENT_RANK()", "CUME_DIST()"), over(own, Piece.NOTHING));
    }
    return switch (dice.below(3)) {
      case 0 -> offset(sort, argument, own);
      case 1 ->
          Piece.of(
              sort, dice.word("FIRST_VALUE(", "LAST_VALUE("), argument, ")", over(own, frame()));
      default -> aggregate(sort, argument, own);
    };
  }

  private Piece offset(Sort sort, Piece argument, Scope own) {
    String steps = dice.word("", ", 1", ", 2");
    Piece otherwise =
        steps.isEmpty() || dice.chance(60)
            ? Piece.NOTHING
            : Piece.of(Sort.OPTIONAL, ", ", values.literal(sort));
    return Piece.of(
        sort,
        dice.word("LAG(", "LEAD("),
        argument,
        steps,
        otherwise,
        ")",
        over(own, Piece.NOTHING));
  }

  private Piece aggregate(Sort sort, Piece argument, Scope own) {
    Piece filter =
        dice.chance(15)
            ? Piece.of(Sort.OPTIONAL, " FILTER (WHERE ", values.predicate(own, 0), ")")
            : Piece.NOTHING;
    return Piece.of(
        sort,
        call(sort),
        argument,
        ")",
        filter,
        dice.chance(30) ? whole(own) : over(own, dice.chance(60) ? frame() : Piece.NOTHING));
  }

  private String call(Sort sort) {
    return switch (sort) {
      case INTEGER, DECIMAL -> dice.word("SUM(", "MIN(", "MAX(");
      case DOUBLE -> dice.word("AVG(", "MIN(", "MAX(");
      case BOOLEAN -> dice.word("BOOL_AND(", "BOOL_OR(");
      default -> dice.word("MIN(", "MAX(");
    };
  }

  private Piece whole(Scope own) {
    return Piece.of(Sort.OTHER, " OVER (", partition(own), ")");
  }

  /** Over a total order: all columns. */
  private Piece over(Scope own, Piece frame) {
    List<String> keys = own.columns().stream().map(Scope.Column::name).toList();
    return Piece.of(
        Sort.OTHER, " OVER (", partition(own), " ORDER BY ", grammar.order(keys), frame, ")");
  }

  private Piece partition(Scope own) {
    return dice.chance(50)
        ? Piece.of(Sort.OPTIONAL, "PARTITION BY ", values.leaf(dice.pick(Piece.VALUES), own))
        : Piece.NOTHING;
  }

  private Piece frame() {
    return Piece.of(
        Sort.OPTIONAL,
        switch (dice.word("ROWS", "RANGE", "GROUPS")) {
          case "ROWS" ->
              dice.word(
                  " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                  " ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING",
                  " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                  " ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING",
                  " ROWS 2 PRECEDING");
          case "RANGE" ->
              dice.word(
                  " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                  " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                  " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
          default ->
              dice.word(
                  " GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                  " GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING",
                  " GROUPS BETWEEN CURRENT ROW AND 2 FOLLOWING EXCLUDE CURRENT ROW",
                  " GROUPS 1 PRECEDING");
        });
  }
}
