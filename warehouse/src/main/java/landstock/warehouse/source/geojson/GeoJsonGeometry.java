package landstock.warehouse.source.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Builds the geometry of one feature; heights are dropped. Used by one thread. */
final class GeoJsonGeometry {
  private static final int MOST_POINTS = 1_000_000;
  private static final int FEWEST_RING_POINTS = 4;
  private static final int DEEPEST = 4;

  /** Why there is no geometry, or what had to be mended. */
  static final class Fault extends Exception {
    private final String rule;
    private final String detail;

    Fault(String rule, String detail) {
      super(rule);
      this.rule = rule;
      this.detail = detail;
    }

    String rule() {
      return rule;
    }

    String detail() {
      return detail;
    }
  }

  private final GeometryFactory factory;
  private int points;
  private boolean ringsClosed;

  GeoJsonGeometry(GeometryFactory factory) {
    this.factory = factory;
  }

  /** Whether the last geometry had a ring that did not end where it began, and was closed. */
  boolean ringsClosed() {
    return ringsClosed;
  }

  Geometry read(JsonNode node) throws Fault {
    points = 0;
    ringsClosed = false;
    return geometry(node, 0);
  }

  private Geometry geometry(JsonNode node, int depth) throws Fault {
    if (depth > DEEPEST) {
      throw new Fault("geometry_unreadable", "collections nest too deep");
    }
    String type = node.path("type").asText("");
    JsonNode coordinates = node.path("coordinates");
    return switch (type) {
      case "Point" -> point(coordinates);
      case "LineString" -> line(coordinates);
      case "Polygon" -> polygon(coordinates);
      case "MultiPoint" ->
          factory.createMultiPoint(parts(coordinates, this::point).toArray(Point[]::new));
      case "MultiLineString" ->
          factory.createMultiLineString(parts(coordinates, this::line).toArray(LineString[]::new));
      case "MultiPolygon" ->
          factory.createMultiPolygon(parts(coordinates, this::polygon).toArray(Polygon[]::new));
      case "GeometryCollection" ->
          factory.createGeometryCollection(
              parts(node.path("geometries"), g -> geometry(g, depth + 1)).toArray(Geometry[]::new));
      default -> throw new Fault("geometry_unreadable", "unknown geometry type '" + type + "'");
    };
  }

  /** {@link Function} with a fault. */
  @FunctionalInterface
  private interface Part<T> {
    T read(JsonNode node) throws Fault;
  }

  private static <T> List<T> parts(JsonNode array, Part<T> part) throws Fault {
    if (!array.isArray()) {
      throw new Fault("geometry_unreadable", "an array is missing");
    }
    List<T> parts = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      parts.add(part.read(node));
    }
    return parts;
  }

  private Point point(JsonNode node) throws Fault {
    return factory.createPoint(coordinate(node));
  }

  private LineString line(JsonNode node) throws Fault {
    Coordinate[] line = coordinates(node);
    if (line.length < 2) {
      throw new Fault("too_few_points", "a line of " + line.length + " point(s)");
    }
    return factory.createLineString(line);
  }

  private Polygon polygon(JsonNode node) throws Fault {
    List<LinearRing> rings = parts(node, this::ring);
    if (rings.isEmpty()) {
      return factory.createPolygon();
    }
    return factory.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  private LinearRing ring(JsonNode node) throws Fault {
    Coordinate[] ring = coordinates(node);
    if (ring.length > 2 && !ring[0].equals2D(ring[ring.length - 1])) {
      ringsClosed = true;
      Coordinate[] closed = java.util.Arrays.copyOf(ring, ring.length + 1);
      closed[ring.length] = ring[0].copy();
      ring = closed;
    }
    if (ring.length < FEWEST_RING_POINTS) {
      throw new Fault("too_few_points", "a ring of " + ring.length + " point(s)");
    }
    return factory.createLinearRing(ring);
  }

  private Coordinate[] coordinates(JsonNode node) throws Fault {
    return parts(node, this::coordinate).toArray(Coordinate[]::new);
  }

  private Coordinate coordinate(JsonNode node) throws Fault {
    JsonNode x = node.path(0);
    JsonNode y = node.path(1);
    if (!x.isNumber() || !y.isNumber()) {
      throw new Fault("geometry_unreadable", "a coordinate is not two numbers");
    }
    Coordinate coordinate = new Coordinate(x.doubleValue(), y.doubleValue());
    if (!coordinate.isValid()) {
      throw new Fault("geometry_unreadable", "a coordinate is not finite");
    }
    points++;
    if (points > MOST_POINTS) {
      throw new Fault("geometry_unreadable", "more than " + MOST_POINTS + " points");
    }
    return coordinate;
  }
}
