package landstock.warehouse.source.geojson;

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

/** Builds the geometry of one feature; heights are dropped. Used by one thread. */
final class GeoJsonGeometry {
  private final GeometryMaker maker = new GeometryMaker();
  private final GeometryFactory factory = maker.factory();

  /** Whether the last geometry had a ring that did not end where it began, and was closed. */
  boolean ringsClosed() {
    return maker.ringsClosed();
  }

  Geometry read(JsonShape shape) throws GeometryFault {
    maker.begin();
    return geometry(shape);
  }

  private Geometry geometry(JsonShape shape) throws GeometryFault {
    String type = shape.type() == null ? "" : shape.type();
    NumberArray coordinates = shape.coordinates();
    return switch (type) {
      case "Point" -> point(there(coordinates));
      case "LineString" -> line(there(coordinates));
      case "Polygon" -> polygon(there(coordinates));
      case "MultiPoint" ->
          factory.createMultiPoint(parts(coordinates, this::point).toArray(Point[]::new));
      case "MultiLineString" ->
          factory.createMultiLineString(parts(coordinates, this::line).toArray(LineString[]::new));
      case "MultiPolygon" ->
          factory.createMultiPolygon(parts(coordinates, this::polygon).toArray(Polygon[]::new));
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
    return factory.createPoint(coordinate(position));
  }

  private LineString line(NumberArray array) throws GeometryFault {
    return maker.line(coordinates(array));
  }

  private Polygon polygon(NumberArray array) throws GeometryFault {
    List<LinearRing> rings = parts(array, ring -> maker.ring(coordinates(ring)));
    return rings.isEmpty()
        ? factory.createPolygon()
        : factory.createPolygon(
            rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  private static Coordinate[] coordinates(NumberArray array) throws GeometryFault {
    return parts(array, GeoJsonGeometry::coordinate).toArray(Coordinate[]::new);
  }

  private static Coordinate coordinate(NumberArray position) throws GeometryFault {
    if (position.size() < 2) {
      throw GeometryFault.unreadable("a coordinate is not two numbers");
    }
    return GeometryMaker.position(position.number(0), position.number(1));
  }
}
