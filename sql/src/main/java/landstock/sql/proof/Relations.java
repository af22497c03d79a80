package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import landstock.sql.proof.Piece.Sort;
import landstock.sql.proof.Scope.Column;

/** Makes what stands in FROM. */
final class Relations {
  private static final List<Known> TABLES =
      List.of(
          new Known(
              "fact",
              List.of(
                  new Column("id", Sort.INTEGER),
                  new Column("grp", Sort.INTEGER),
                  new Column("i", Sort.INTEGER),
                  new Column("b", Sort.INTEGER),
                  new Column("d", Sort.DECIMAL),
                  new Column("m", Sort.DECIMAL),
                  new Column("x", Sort.DOUBLE),
                  new Column("s", Sort.TEXT),
                  new Column("f", Sort.BOOLEAN),
                  new Column("dt", Sort.DATE),
                  new Column("ts", Sort.TIMESTAMP))),
          new Known(
              "dim",
              List.of(
                  new Column("id", Sort.INTEGER),
                  new Column("grp", Sort.INTEGER),
                  new Column("name", Sort.TEXT),
                  new Column("d", Sort.DECIMAL),
                  new Column("dt", Sort.DATE))),
          new Known(
              "街道",
              List.of(
                  new Column("编码", Sort.INTEGER),
                  new Column("名称", Sort.TEXT),
                  new Column("\"面积\"", Sort.DECIMAL),
                  new Column("用途", Sort.TEXT),
                  new Column("启用", Sort.DATE))),
          new Known(
              "nothing",
              List.of(
                  new Column("id", Sort.INTEGER),
                  new Column("i", Sort.INTEGER),
                  new Column("s", Sort.TEXT),
                  new Column("d", Sort.DECIMAL))),
          new Known(
              "single",
              List.of(
                  new Column("id", Sort.INTEGER),
                  new Column("i", Sort.INTEGER),
                  new Column("s", Sort.TEXT))));

  /** A table or a WITH item. */
  record Known(String name, List<Column> columns) {}

  /** What FROM holds, and the columns it gives. */
  record Source(Piece piece, List<Column> columns) {}

  private final Dice dice;
  private final Values values;
  private final Grammar grammar;
  private final List<Known> withItems = new ArrayList<>();
  private int aliases;

  Relations(Dice dice, Values values, Grammar grammar) {
    this.dice = dice;
    this.values = values;
    this.grammar = grammar;
  }

  String alias() {
    return "t" + aliases++;
  }

  void know(Known withItem) {
    withItems.add(withItem);
  }

  Source source(int depth) {
    if (depth <= 0 || dice.chance(45)) {
      return one(depth);
    }
    return joined(depth);
  }

  private Source one(int depth) {
    if (depth > 0 && dice.chance(25)) {
      return derived(depth);
    }
    if (dice.chance(8)) {
      return rows();
    }
    boolean with = !withItems.isEmpty() && dice.chance(50);
    Known table = with ? dice.pick(withItems) : dice.chance(45) ? TABLES.get(0) : dice.pick(TABLES);
    String alias = alias();
    return new Source(
        Piece.of(Sort.OTHER, table.name(), " AS ", alias), under(alias, table.columns()));
  }

  private Source derived(int depth) {
    List<Sort> sorts = grammar.sorts(dice.between(1, 4));
    String alias = alias();
    Piece query = grammar.query(sorts, Scope.NONE, depth - 1);
    return new Source(Piece.of(Sort.OTHER, "(", query, ") AS ", alias), under(alias, named(sorts)));
  }

  private Source rows() {
    List<Sort> sorts = grammar.sorts(dice.between(1, 3));
    String alias = alias();
    List<Piece> rows =
        IntStream.range(0, dice.between(1, 3))
            .mapToObj(
                i ->
                    Piece.of(
                        Sort.OTHER,
                        "(",
                        Piece.of(
                            Sort.OTHER,
                            (Object[]) commas(sorts.stream().map(values::literal).toList())),
                        ")"))
            .toList();
    String names =
        String.join(", ", IntStream.range(0, sorts.size()).mapToObj(i -> "c" + (i + 1)).toList());
    return new Source(
        Piece.of(Sort.OTHER, "(VALUES ", Piece.list(rows), ") AS " + alias + "(" + names + ")"),
        under(alias, named(sorts)));
  }

  /** Columns {@code c1, c2 …}. */
  static List<Column> named(List<Sort> sorts) {
    return IntStream.range(0, sorts.size())
        .mapToObj(i -> new Column("c" + (i + 1), sorts.get(i)))
        .toList();
  }

  static Part[] commas(List<Piece> items) {
    List<Part> parts = new ArrayList<>();
    for (Piece item : items) {
      if (!parts.isEmpty()) {
        parts.add(new Word(", ", ", "));
      }
      parts.add(item);
    }
    return parts.toArray(Part[]::new);
  }

  private Source joined(int depth) {
    Source left = one(depth - 1);
    Source right = one(depth - 1);
    List<Column> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    if (dice.chance(12)) {
      return new Source(
          Piece.of(Sort.OTHER, left.piece(), dice.word(" CROSS JOIN ", ", "), right.piece()),
          columns);
    }
    Scope both = new Scope(columns, List.of());
    Sort key = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE, Sort.DECIMAL));
    Piece equal =
        Piece.of(
            Sort.BOOLEAN,
            values.leaf(key, new Scope(left.columns(), List.of())),
            " = ",
            values.leaf(key, new Scope(right.columns(), List.of())));
    Piece more =
        dice.chance(25)
            ? Piece.of(Sort.OPTIONAL, " AND ", new Simple(dice, values).predicate(both))
            : Piece.NOTHING;
    return new Source(
        Piece.of(
            Sort.OTHER,
            left.piece(),
            dice.word(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "),
            right.piece(),
            " ON ",
            equal,
            more),
        columns);
  }

  /** Conditions without sub-queries, which joins may hold on either engine. */
  private record Simple(Dice dice, Values values) {
    Piece predicate(Scope scope) {
      Sort sort = dice.pick(List.of(Sort.INTEGER, Sort.TEXT, Sort.DATE, Sort.DECIMAL));
      return Piece.of(
          Sort.BOOLEAN,
          "(",
          values.leaf(sort, scope),
          dice.word(" < ", " >= ", " <> "),
          values.leaf(sort, scope),
          ")");
    }
  }

  private static List<Column> under(String alias, List<Column> columns) {
    return columns.stream().map(c -> new Column(alias + "." + c.name(), c.sort())).toList();
  }
}
