package landstock.warehouse.source.topojson;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.json.JsonShape;
import landstock.warehouse.source.json.NumberArray;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Puts arcs together. Arcs that do not exist or do not meet are refused. Used by one thread. */
final class TopoJsonGeometry {
  private final GeometryMaker maker = new GeometryMaker();
  private final GeometryFactory factory = maker.factory();
  private final Topology topology;

  TopoJsonGeometry(Topology topology) {
    this.topology = topology;
  }

  boolean ringsClosed() {
    return maker.ringsClosed();
  }

  Geometry read(JsonShape shape) throws GeometryFault {
    maker.begin();
    return geometry(shape);
  }

  private Geometry geometry(JsonShape shape) throws GeometryFault {
    NumberArray arcs = shape.arcs();
    NumberArray coordinates = shape.coordinates();
    String type = shape.type() == null ? "" : shape.type();
    return switch (type) {
      case "Point" -> point(there(coordinates));
      case "MultiPoint" ->
          factory.createMultiPoint(parts(coordinates, this::point).toArray(Point[]::new));
      case "LineString" -> line(there(arcs));
      case "MultiLineString" ->
          factory.createMultiLineString(parts(arcs, this::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(there(arcs));
      case "MultiPolygon" ->
          factory.createMultiPolygon(parts(arcs, this::polygon).toArray(Polygon[]::new));
      case "GeometryCollection" -> collection(shape.parts());
      default -> throw GeometryFault.unreadable("unknown geometry type '" + type + "'");
    };
  }

  private Geometry collection(@Nullable List<JsonShape> parts) throws GeometryFault {
    List<Geometry> geometries = new ArrayList<>();
    for (JsonShape part : there(parts)) {
      geometries.add(geometry(part));
    }
    return factory.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  /** A function with a fault. */
  @FunctionalInterface
  private interface Part<T> {
    T read(NumberArray array) throws GeometryFault;
  }

  private static <T> List<T> parts(@Nullable NumberArray array, Part<T> part) throws GeometryFault {
    NumberArray some = there(array);
    if (some.size() > 0) {
      throw GeometryFault.unreadable("an array is missing");
    }
    List<T> parts = new ArrayList<>(some.arrays().size());
    for (NumberArray inner : some.arrays()) {
      parts.add(part.read(inner));
    }
    return parts;
  }

  private static <T> T there(@Nullable T array) throws GeometryFault {
    if (array == null) {
      throw GeometryFault.unreadable("an array is missing");
    }
    return array;
  }

  private Point point(NumberArray position) throws GeometryFault {
    maker.expect(1);
    if (position.size() < 2) {
      throw GeometryFault.unreadable("a position is not two numbers");
    }
    return factory.createPoint(at(position.number(0), position.number(1)));
  }

  private Coordinate at(double storedX, double storedY) throws GeometryFault {
    return GeometryMaker.position(topology.x(storedX), topology.y(storedY));
  }

  private LineString line(NumberArray arcs) throws GeometryFault {
    return maker.line(joined(arcs));
  }

  private Polygon polygon(NumberArray rings) throws GeometryFault {
    List<LinearRing> all = parts(rings, ring -> maker.ring(joined(ring)));
    return all.isEmpty()
        ? factory.createPolygon()
        : factory.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  /** Arcs one after the other; the last position of each is the first of the next. */
  private Coordinate[] joined(NumberArray references) throws GeometryFault {
    if (!references.arrays().isEmpty()) {
      throw GeometryFault.unreadable("an arc is named by a whole number, not by an array");
    }
    List<Coordinate> line = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      append(line, references.number(i));
    }
    return line.toArray(Coordinate[]::new);
  }

  private void append(List<Coordinate> line, double reference) throws GeometryFault {
    int index = (int) reference;
    if (index != reference) {
      throw GeometryFault.unreadable("an arc is named by a whole number, not by " + reference);
    }
    boolean reversed = index < 0;
    int real = reversed ? ~index : index;
    if (real >= topology.arcs()) {
      throw GeometryFault.unreadable(
          "arc " + index + " does not exist; there are " + topology.arcs());
    }
    double[] arc = topology.arc(real);
    int count = arc.length / 2;
    maker.expect(count);
    for (int i = 0; i < count; i++) {
      int from = 2 * (reversed ? count - 1 - i : i);
      Coordinate next = at(arc[from], arc[from + 1]);
      boolean joint = i == 0 && !line.isEmpty();
      if (joint && !line.get(line.size() - 1).equals2D(next)) {
        throw GeometryFault.unreadable(
            "arc " + index + " does not begin where the one before ends");
      }
      if (!joint) {
        line.add(next);
      }
    }
  }
}
