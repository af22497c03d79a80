package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import landstock.sql.proof.Piece.Sort;
import landstock.sql.proof.Relations.Known;
import landstock.sql.proof.Relations.Source;

/** Makes statements from a seed: the same seed gives the same statement. */
final class Grammar implements Values.Queries {
  private static final int DEPTH = 3;

  private final Dice dice;
  private final Values values;
  private final Relations relations;
  private final Groups groups;

  private Grammar(long seed) {
    this.dice = new Dice(new SplittableRandom(seed));
    this.values = new Values(dice, this);
    this.relations = new Relations(dice, values, this);
    this.groups = new Groups(dice, values);
  }

  static Statement statement(long seed) {
    return new Grammar(seed).statement();
  }

  /** A relation, a condition on it, and what to select from it. */
  static Filtered filtered(long seed) {
    Grammar grammar = new Grammar(seed);
    Source source = grammar.relations.source(2);
    Scope scope = new Scope(source.columns(), List.of());
    Piece predicate = grammar.values.predicate(scope, 2);
    List<Piece> items =
        grammar.sorts(2).stream().map(sort -> grammar.values.value(sort, scope, 1)).toList();
    return new Filtered(
        source.piece(), predicate, new Piece(Sort.OTHER, List.of(Relations.commas(named(items)))));
  }

  private Statement statement() {
    List<Sort> sorts = sorts(dice.between(1, 4));
    List<Part> parts = new ArrayList<>();
    if (dice.chance(20)) {
      parts.add(withItem());
    }
    parts.add(query(sorts, Scope.NONE, DEPTH));
    boolean ordered = dice.chance(50);
    if (ordered) {
      parts.add(new Word(" ORDER BY ", " ORDER BY "));
      parts.add(order(IntStream.range(0, sorts.size()).mapToObj(i -> "" + (i + 1)).toList()));
      if (dice.chance(50)) {
        parts.add(Piece.of(Sort.OPTIONAL, " LIMIT " + dice.between(0, 12)));
      }
      if (dice.chance(25)) {
        parts.add(Piece.of(Sort.OPTIONAL, " OFFSET " + dice.between(0, 5)));
      }
    }
    return new Statement(new Piece(Sort.OTHER, parts), ordered);
  }

  List<Sort> sorts(int count) {
    return Stream.generate(() -> dice.pick(Piece.VALUES)).limit(count).toList();
  }

  private Piece withItem() {
    List<Sort> sorts = sorts(dice.between(1, 4));
    Piece query = query(sorts, Scope.NONE, DEPTH - 1);
    relations.know(new Known("w", Relations.named(sorts)));
    return Piece.of(Sort.OTHER, "WITH w AS (", query, ") ");
  }

  /** By total order, with PostgreSQL's places of NULL: last going up, first going down. */
  Piece order(List<String> keys) {
    return new Piece(
        Sort.OTHER,
        List.of(
            Relations.commas(
                keys.stream()
                    .map(
                        key ->
                            switch (dice.below(6)) {
                              case 0 -> Piece.of(Sort.OTHER, key + " DESC NULLS LAST");
                              case 1 -> Piece.of(Sort.OTHER, key + " ASC NULLS FIRST");
                              case 2 ->
                                  Piece.of(Sort.OTHER, key + " DESC", new Word("", " NULLS FIRST"));
                              default -> Piece.of(Sort.OTHER, key);
                            })
                    .toList())));
  }

  /** A query whose columns are of these sorts and named {@code c1, c2 …}. */
  Piece query(List<Sort> sorts, Scope outer, int depth) {
    if (depth > 1 && dice.chance(15)) {
      return Piece.of(
          Sort.QUERY,
          select(sorts, outer, depth - 1),
          dice.word(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT "),
          select(sorts, outer, depth - 1));
    }
    return select(sorts, outer, depth);
  }

  private Piece select(List<Sort> sorts, Scope outer, int depth) {
    Source source = relations.source(depth - 1);
    Scope scope = new Scope(source.columns(), outer.all());
    Piece where =
        dice.chance(60)
            ? Piece.of(Sort.OPTIONAL, " WHERE ", values.predicate(scope, depth - 1))
            : Piece.NOTHING;
    int kind = dice.below(10);
    if (kind < 4 && outer.all().isEmpty()) {
      return groups.grouped(sorts, scope, source.piece(), where, depth);
    }
    boolean hasWindows = kind < 6 && outer.all().isEmpty();
    Windows windows = new Windows(dice, values, this);
    List<Piece> items =
        sorts.stream()
            .map(
                sort ->
                    hasWindows && dice.chance(60)
                        ? windows.window(sort, scope)
                        : values.value(sort, scope, depth - 1))
            .toList();
    return Piece.of(
        Sort.QUERY,
        "SELECT ",
        dice.chance(15) ? Piece.of(Sort.OPTIONAL, "DISTINCT ") : Piece.NOTHING,
        new Piece(Sort.OTHER, List.of(Relations.commas(named(items)))),
        " FROM ",
        source.piece(),
        where);
  }

  static List<Piece> named(List<Piece> items) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> Piece.of(Sort.OTHER, items.get(i), " AS c" + (i + 1)))
        .toList();
  }

  @Override
  public Piece scalar(Sort sort, Scope scope, int depth) {
    Source source = relations.source(Math.min(depth, 1));
    Scope own = new Scope(source.columns(), List.of());
    Piece aggregate = groups.aggregate(sort, own, 0);
    return Piece.of(
        sort, "(SELECT ", aggregate, " FROM ", source.piece(), condition(source, scope), ")");
  }

  @Override
  public Piece column(Sort sort, Scope scope, int depth) {
    Source source = relations.source(Math.min(depth, 1));
    Piece value = values.leaf(sort, new Scope(source.columns(), List.of()));
    return Piece.of(
        Sort.OTHER, "(SELECT ", value, " FROM ", source.piece(), condition(source, scope), ")");
  }

  @Override
  public Piece exists(Scope scope, int depth) {
    Source source = relations.source(Math.min(depth, 1));
    return Piece.of(
        Sort.BOOLEAN, "EXISTS (SELECT 1 FROM ", source.piece(), condition(source, scope), ")");
  }

  /** Often bound to the query around: by an equality, or by anything. */
  private Piece condition(Source source, Scope around) {
    Scope inner = new Scope(source.columns(), around.all());
    Piece more = values.predicate(inner, 1);
    Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE));
    if (around.of(sort).isEmpty() || dice.chance(40)) {
      return dice.chance(70) ? Piece.of(Sort.OPTIONAL, " WHERE ", more) : Piece.NOTHING;
    }
    return Piece.of(
        Sort.OPTIONAL,
        " WHERE ",
        values.leaf(sort, new Scope(source.columns(), List.of())),
        dice.word(" = ", " = ", " = ", " <> ", " < "),
        dice.pick(around.of(sort)).piece(),
        dice.chance(40) ? Piece.of(Sort.OPTIONAL, " AND ", more) : Piece.NOTHING);
  }

  /** A statement, and whether the order of its rows is total. */
  record Statement(Piece piece, boolean ordered) {}

  /** Parts of a filtered query. */
  record Filtered(Piece from, Piece predicate, Piece items) {}
}
