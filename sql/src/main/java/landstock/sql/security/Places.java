package landstock.sql.security;

import java.util.Optional;
import landstock.sql.problem.LandstockException.Position;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Where a statement first names a column; a star names it too, but later. */
final class Places extends SqlBasicVisitor<Void> {
  private final String column;
  private @Nullable Position named;
  private @Nullable Position star;

  private Places(String column) {
    this.column = column;
  }

  /**
   * @param qualified {@code schema.table.column}
   */
  static Optional<Position> find(SqlNode statement, String qualified) {
    Places places = new Places(qualified.substring(qualified.lastIndexOf('.') + 1));
    statement.accept(places);
    return Optional.ofNullable(places.named == null ? places.star : places.named);
  }

  @Override
  public Void visit(SqlIdentifier name) {
    Position place =
        new Position(
            name.getComponentParserPosition(name.names.size() - 1).getLineNum(),
            name.getComponentParserPosition(name.names.size() - 1).getColumnNum());
    if (place.line() > 0 && named == null && name.names.get(name.names.size() - 1).equals(column)) {
      named = place;
    }
    if (place.line() > 0 && star == null && name.isStar()) {
      star = place;
    }
    return done();
  }

  /** The visitor's contract wants a null that its annotations do not admit. */
  @SuppressWarnings("NullAway")
  private static Void done() {
    return null;
  }
}
