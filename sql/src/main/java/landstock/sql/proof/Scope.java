package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import landstock.sql.proof.Piece.Sort;

/**
 * The columns that an expression may name.
 *
 * @param columns of the relations of its own level
 * @param outer columns of the levels around it
 */
record Scope(List<Column> columns, List<Column> outer) {

  /** A column under the alias of its relation. */
  record Column(String name, Sort sort) {
    Piece piece() {
      return Piece.of(sort, name);
    }
  }

  static final Scope NONE = new Scope(List.of(), List.of());

  List<Column> of(Sort sort) {
    return columns.stream().filter(c -> c.sort() == sort).toList();
  }

  List<Column> outerOf(Sort sort) {
    return outer.stream().filter(c -> c.sort() == sort).toList();
  }

  /** What a sub-query sees of this. */
  List<Column> all() {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(outer);
    return all;
  }
}
