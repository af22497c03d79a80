package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of a generated statement. What it is good for ({@link Sort}) says how it may become
 * smaller.
 */
record Piece(Sort sort, List<Part> parts) implements Part {

  /** What stands in a place. */
  enum Sort {
    INTEGER,
    DECIMAL,
    DOUBLE,
    TEXT,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    QUERY,
    /** May be left out. */
    OPTIONAL,
    /** Its pieces stand between commas, at least one. */
    LIST,
    OTHER
  }

  /** The sorts that a column of an answer can have. */
  static final List<Sort> VALUES =
      List.of(
          Sort.INTEGER,
          Sort.DECIMAL,
          Sort.DOUBLE,
          Sort.TEXT,
          Sort.BOOLEAN,
          Sort.DATE,
          Sort.TIMESTAMP);

  static final Piece NOTHING = new Piece(Sort.OPTIONAL, List.of());

  Piece {
    parts = List.copyOf(parts);
  }

  /** Strings are words that both sides spell alike. */
  static Piece of(Sort sort, Object... parts) {
    List<Part> list = new ArrayList<>();
    for (Object part : parts) {
      list.add(part instanceof Part known ? known : new Word((String) part, (String) part));
    }
    return new Piece(sort, list);
  }

  static Piece list(List<Piece> items) {
    return new Piece(Sort.LIST, List.copyOf(items));
  }

  @Override
  public String ours() {
    return join(parts.stream().map(Part::ours).toList());
  }

  @Override
  public String duckdb() {
    return join(parts.stream().map(Part::duckdb).toList());
  }

  private String join(List<String> texts) {
    return String.join(sort == Sort.LIST ? ", " : "", texts);
  }

  /** The same, with another part at that place. */
  Piece with(int place, Part part) {
    List<Part> changed = new ArrayList<>(parts);
    changed.set(place, part);
    return new Piece(sort, changed);
  }

  Piece without(int place) {
    List<Part> changed = new ArrayList<>(parts);
    changed.remove(place);
    return new Piece(sort, changed);
  }
}
