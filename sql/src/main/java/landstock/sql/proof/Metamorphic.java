package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;

/**
 * Questions that must agree with themselves, without DuckDB as a judge: a filter and its opposite
 * and its unknown give everything (TLP); counting a filter is counting its truth (NoREC); a query
 * means the same inside WITH and inside FROM.
 */
final class Metamorphic {
  private final TwoSides sides;

  Metamorphic(TwoSides sides) {
    this.sides = sides;
  }

  /** The first relation that does not hold for the statements of this seed. */
  Optional<Fuzz.Failure> broken(long seed) {
    Grammar.Filtered made = Grammar.filtered(seed);
    String from = made.from().ours();
    String all = "SELECT " + made.items().ours() + " FROM " + from;
    String p = "(" + made.predicate().ours() + ")";
    String parts =
        all
            + " WHERE "
            + p
            + " UNION ALL "
            + all
            + " WHERE NOT "
            + p
            + " UNION ALL "
            + all
            + " WHERE "
            + p
            + " IS NULL";
    String counted = "SELECT count(*) FROM " + from + " WHERE " + p;
    String truth = "SELECT coalesce(sum(CASE WHEN " + p + " THEN 1 ELSE 0 END), 0) FROM " + from;
    String kept = all + " WHERE " + p;
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(List.of(all, parts, "TLP"));
    pairs.add(List.of(counted, truth, "NoREC"));
    pairs.add(List.of(kept, "WITH z AS (" + kept + ") SELECT * FROM z", "WITH"));
    pairs.add(List.of(kept, "SELECT z.* FROM (" + kept + ") AS z", "FROM"));
    for (List<String> pair : pairs) {
      Optional<String> difference = difference(pair.get(0), pair.get(1));
      if (difference.isPresent()) {
        return Optional.of(
            new Fuzz.Failure(seed, pair.get(1), pair.get(0), pair.get(2) + " " + difference.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(String plain, String other) {
    Rows expected;
    try {
      expected = sides.ours(plain);
    } catch (LandstockException e) {
      return Optional.empty();
    }
    try {
      return Comparison.difference(sides.ours(other), expected, false);
    } catch (LandstockException e) {
      // One form may evaluate a failing cast that the other never comes to.
      return e.code() == LandstockException.Code.DATA
          ? Optional.empty()
          : Optional.of("refused: " + e.text());
    }
  }
}
