package landstock.sql.spatial;

import static landstock.sql.function.ValueType.BOOLEAN;
import static landstock.sql.function.ValueType.GEOMETRY;

import java.util.List;
import java.util.function.Supplier;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/**
 * The DE-9IM predicates, exact, for any geometries including collections (taken as the union of
 * their parts). False with an empty argument, except ST_Disjoint, and ST_Equals of two empty ones.
 */
final class PredicateFunctions {

  private PredicateFunctions() {}

  static List<SpatialFunction> all() {
    return List.of(
        symmetric("ST_Intersects", "Whether they share a position", RelatePredicate::intersects),
        symmetric("ST_Disjoint", "Whether they share no position", RelatePredicate::disjoint),
        symmetric(
            "ST_Touches",
            "Whether they share boundary positions but no interior ones",
            RelatePredicate::touches),
        symmetric(
            "ST_Overlaps",
            "Whether interiors of one dimension share a part and each has one of its own",
            RelatePredicate::overlaps),
        symmetric(
            "ST_Crosses",
            "Whether interiors meet in less than the larger dimension and neither covers the other",
            RelatePredicate::crosses),
        new SpatialFunction(
            "ST_Equals",
            List.of(GEOMETRY, GEOMETRY),
            BOOLEAN,
            "Whether they hold the same positions, whatever the order of vertices",
            PredicateFunctions::equal),
        predicate(
            "ST_Contains",
            "Whether b lies in a and interiors meet (a boundary does not contain its points)",
            RelatePredicate::contains,
            RelatePredicate::within),
        predicate(
            "ST_Within",
            "Whether a lies in b and interiors meet",
            RelatePredicate::within,
            RelatePredicate::contains),
        predicate(
            "ST_Covers",
            "Whether every position of b is one of a, boundary included",
            RelatePredicate::covers,
            RelatePredicate::coveredBy),
        predicate(
            "ST_CoveredBy",
            "Whether every position of a is one of b, boundary included",
            RelatePredicate::coveredBy,
            RelatePredicate::covers));
  }

  private static SpatialFunction symmetric(
      String name, String doc, Supplier<TopologyPredicate> predicate) {
    return predicate(name, doc, predicate, predicate);
  }

  /**
   * @param transposed the predicate that says of (b, a) what {@code predicate} says of (a, b)
   */
  private static SpatialFunction predicate(
      String name,
      String doc,
      Supplier<TopologyPredicate> predicate,
      Supplier<TopologyPredicate> transposed) {
    return new SpatialFunction(
        name, List.of(GEOMETRY, GEOMETRY), BOOLEAN, doc, row -> test(row, predicate, transposed));
  }

  /** RelateNG finds two empty geometries different; PostGIS and the test cases of JTS do not. */
  private static boolean equal(Arguments row) {
    return (row.geometry(0).isEmpty() && row.geometry(1).isEmpty())
        || test(row, RelatePredicate::equalsTopo, RelatePredicate::equalsTopo);
  }

  private static boolean test(
      Arguments row,
      Supplier<TopologyPredicate> predicate,
      Supplier<TopologyPredicate> transposed) {
    if (row.repeats(0)) {
      return row.prepared(0).evaluate(row.geometry(1), predicate.get());
    }
    if (row.repeats(1)) {
      return row.prepared(1).evaluate(row.geometry(0), transposed.get());
    }
    return RelateNG.relate(row.geometry(0), row.geometry(1), predicate.get());
  }
}
