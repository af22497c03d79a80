package landstock.sql.spatial;

import static landstock.sql.function.ValueType.GEOMETRY;

import java.util.List;
import java.util.function.BinaryOperator;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/** Set operations of two geometries of one CRS. */
final class OverlayFunctions {

  private OverlayFunctions() {}

  static List<SpatialFunction> all() {
    return List.of(
        overlay("ST_Intersection", "What both have in common", Overlay::intersection),
        overlay(
            "ST_Union",
            "What either has, dissolved; with an empty collection it dissolves the other one",
            Overlay::union),
        overlay("ST_Difference", "What a has and b has not", Overlay::difference),
        overlay("ST_SymDifference", "What exactly one of them has", Overlay::symDifference));
  }

  private static SpatialFunction overlay(
      String name, String doc, BinaryOperator<Geometry> operation) {
    return new SpatialFunction(
        name,
        List.of(GEOMETRY, GEOMETRY),
        GEOMETRY,
        doc,
        row -> overlay(name, operation, row.geometry(0), row.geometry(1)));
  }

  private static Geometry overlay(
      String name, BinaryOperator<Geometry> operation, Geometry a, Geometry b) {
    try {
      return operation.apply(a, b);
    } catch (TopologyException e) {
      String culprit =
          a.isValid() && b.isValid() ? "" : ": an argument is not valid (ST_MakeValid)";
      throw new LandstockException(
          Code.DATA, name + " failed near " + e.getCoordinate() + culprit, e);
    }
  }
}
