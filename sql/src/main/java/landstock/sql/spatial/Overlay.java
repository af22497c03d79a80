package landstock.sql.spatial;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Overlay that takes every geometry. JTS overlays geometries of one dimension; a collection of
 * several dimensions is the union of its parts, so it is overlaid part by part. Stateless.
 */
final class Overlay {

  private Overlay() {}

  static Geometry intersection(Geometry a, Geometry b) {
    if (!mixed(a) && !mixed(b)) {
      return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
    }
    List<Geometry> common = new ArrayList<>();
    for (Geometry partOfA : byDimension(a)) {
      for (Geometry partOfB : byDimension(b)) {
        common.add(OverlayNGRobust.overlay(partOfA, partOfB, OverlayNG.INTERSECTION));
      }
    }
    return dissolve(common);
  }

  static Geometry union(Geometry a, Geometry b) {
    if (!collection(a) && !collection(b)) {
      return OverlayNGRobust.overlay(a, b, OverlayNG.UNION);
    }
    return dissolve(List.of(a, b));
  }

  static Geometry difference(Geometry a, Geometry b) {
    if (!mixed(a) && !mixed(b)) {
      return OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE);
    }
    List<Geometry> left = new ArrayList<>();
    for (Geometry partOfA : byDimension(a)) {
      Geometry rest = partOfA;
      for (Geometry partOfB : byDimension(b)) {
        rest = OverlayNGRobust.overlay(rest, partOfB, OverlayNG.DIFFERENCE);
      }
      left.add(rest);
    }
    return dissolve(left);
  }

  static Geometry symDifference(Geometry a, Geometry b) {
    return mixed(a) || mixed(b)
        ? dissolve(List.of(difference(a, b), difference(b, a)))
        : OverlayNGRobust.overlay(a, b, OverlayNG.SYMDIFFERENCE);
  }

  private static boolean collection(Geometry geometry) {
    return geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
  }

  /** Whether it is a collection of more than one dimension. */
  private static boolean mixed(Geometry geometry) {
    return collection(geometry) && byDimension(geometry).size() != 1;
  }

  /** The parts as one homogeneous geometry per dimension that occurs. */
  private static List<Geometry> byDimension(Geometry geometry) {
    if (!collection(geometry)) {
      return List.of(geometry);
    }
    List<List<Geometry>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    addParts(geometry, parts);
    return parts.stream()
        .filter(some -> !some.isEmpty())
        .map(some -> OverlayNGRobust.union(some, GeometryCodec.FACTORY))
        .toList();
  }

  private static void addParts(Geometry geometry, List<List<Geometry>> parts) {
    if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        addParts(geometry.getGeometryN(i), parts);
      }
    } else if (!geometry.isEmpty()) {
      parts.get(geometry.getDimension()).add(geometry);
    }
  }

  private static Geometry dissolve(List<Geometry> parts) {
    Geometry union = OverlayNGRobust.union(parts, GeometryCodec.FACTORY);
    return union == null ? GeometryCodec.FACTORY.createGeometryCollection() : union;
  }
}
