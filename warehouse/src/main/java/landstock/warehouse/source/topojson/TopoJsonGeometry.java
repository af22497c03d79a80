package landstock.warehouse.source.topojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Puts arcs together. Arcs that do not exist or do not meet are refused. Used by one thread. */
final class TopoJsonGeometry {
  private static final int DEEPEST = 4;

  private final GeometryMaker maker = new GeometryMaker();
  private final GeometryFactory factory = maker.factory();
  private final Topology topology;

  TopoJsonGeometry(Topology topology) {
    this.topology = topology;
  }

  boolean ringsClosed() {
    return maker.ringsClosed();
  }

  Geometry read(JsonNode node) throws GeometryFault {
    maker.begin();
    return geometry(node, 0);
  }

  private Geometry geometry(JsonNode node, int depth) throws GeometryFault {
    if (depth > DEEPEST) {
      throw GeometryFault.unreadable("collections nest too deep");
    }
    JsonNode arcs = node.path("arcs");
    JsonNode coordinates = node.path("coordinates");
    String type = node.path("type").asText("");
    return switch (type) {
      case "Point" -> point(coordinates);
      case "MultiPoint" ->
          factory.createMultiPoint(parts(coordinates, this::point).toArray(Point[]::new));
      case "LineString" -> line(arcs);
      case "MultiLineString" ->
          factory.createMultiLineString(parts(arcs, this::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(arcs);
      case "MultiPolygon" ->
          factory.createMultiPolygon(parts(arcs, this::polygon).toArray(Polygon[]::new));
      case "GeometryCollection" ->
          factory.createGeometryCollection(
              parts(node.path("geometries"), g -> geometry(g, depth + 1)).toArray(Geometry[]::new));
      default -> throw GeometryFault.unreadable("unknown geometry type '" + type + "'");
    };
  }

  /** A function with a fault. */
  @FunctionalInterface
  private interface Part<T> {
    T read(JsonNode node) throws GeometryFault;
  }

  private static <T> List<T> parts(JsonNode array, Part<T> part) throws GeometryFault {
    if (!array.isArray()) {
      throw GeometryFault.unreadable("an array is missing");
    }
    List<T> parts = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      parts.add(part.read(node));
    }
    return parts;
  }

  private Point point(JsonNode node) throws GeometryFault {
    maker.expect(1);
    if (!node.path(0).isNumber() || !node.path(1).isNumber()) {
      throw GeometryFault.unreadable("a position is not two numbers");
    }
    return factory.createPoint(at(node.path(0).doubleValue(), node.path(1).doubleValue()));
  }

  private Coordinate at(double storedX, double storedY) throws GeometryFault {
    return GeometryMaker.position(topology.x(storedX), topology.y(storedY));
  }

  private LineString line(JsonNode arcs) throws GeometryFault {
    return maker.line(joined(arcs));
  }

  private Polygon polygon(JsonNode rings) throws GeometryFault {
    List<LinearRing> all = parts(rings, ring -> maker.ring(joined(ring)));
    return all.isEmpty()
        ? factory.createPolygon()
        : factory.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  /** Arcs one after the other; the last position of each is the first of the next. */
  private Coordinate[] joined(JsonNode references) throws GeometryFault {
    if (!references.isArray()) {
      throw GeometryFault.unreadable("an array of arcs is missing");
    }
    List<Coordinate> line = new ArrayList<>();
    for (JsonNode reference : references) {
      append(line, reference);
    }
    return line.toArray(Coordinate[]::new);
  }

  private void append(List<Coordinate> line, JsonNode reference) throws GeometryFault {
    if (!reference.isInt()) {
      throw GeometryFault.unreadable("an arc is named by a whole number, not by " + cut(reference));
    }
    int index = reference.intValue();
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

  private static String cut(JsonNode node) {
    String text = node.toString();
    return text.substring(0, Math.min(40, text.length()));
  }
}
