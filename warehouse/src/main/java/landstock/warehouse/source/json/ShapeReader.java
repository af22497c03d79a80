package landstock.warehouse.source.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Builds the geometry of one feature of GeoJSON or TopoJSON. Used by one thread. */
public final class ShapeReader {
  private final GeometryMaker maker;
  private final GeometryFactory factory;
  private final Positions positions;
  private final Function<JsonShape, @Nullable NumberArray> lines;

  /** What the arrays of a format mean. */
  public interface Positions {
    Coordinate point(NumberArray array) throws GeometryFault;

    /** Of a line, or of a ring. */
    Coordinate[] line(NumberArray array) throws GeometryFault;
  }

  /**
   * @param lines where lines and rings stand; points are among the coordinates in both formats
   */
  public ShapeReader(
      GeometryMaker maker, Positions positions, Function<JsonShape, @Nullable NumberArray> lines) {
    this.maker = maker;
    this.factory = maker.factory();
    this.positions = positions;
    this.lines = lines;
  }

  /** Whether the last geometry had a ring that did not end where it began, and was closed. */
  public boolean ringsClosed() {
    return maker.ringsClosed();
  }

  public Geometry read(JsonShape shape) throws GeometryFault {
    maker.begin();
    return geometry(shape);
  }

  private Geometry geometry(JsonShape shape) throws GeometryFault {
    String type = shape.type() == null ? "" : shape.type();
    NumberArray points = shape.coordinates();
    NumberArray paths = lines.apply(shape);
    return switch (type) {
      case "Point" -> point(there(points));
      case "LineString" -> line(there(paths));
      case "Polygon" -> polygon(there(paths));
      case "MultiPoint" ->
          factory.createMultiPoint(parts(points, this::point).toArray(Point[]::new));
      case "MultiLineString" ->
          factory.createMultiLineString(parts(paths, this::line).toArray(LineString[]::new));
      case "MultiPolygon" ->
          factory.createMultiPolygon(parts(paths, this::polygon).toArray(Polygon[]::new));
      case "GeometryCollection" -> collection(there(shape.parts()));
      default -> throw GeometryFault.unreadable("unknown geometry type '" + type + "'");
    };
  }

  private Geometry collection(List<JsonShape> parts) throws GeometryFault {
    List<Geometry> geometries = new ArrayList<>();
    for (JsonShape part : parts) {
      geometries.add(geometry(part));
    }
    return factory.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  private Point point(NumberArray position) throws GeometryFault {
    return factory.createPoint(positions.point(position));
  }

  private LineString line(NumberArray array) throws GeometryFault {
    return maker.line(positions.line(array));
  }

  private Polygon polygon(NumberArray array) throws GeometryFault {
    List<LinearRing> rings = parts(array, ring -> maker.ring(positions.line(ring)));
    return rings.isEmpty()
        ? factory.createPolygon()
        : factory.createPolygon(
            rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  /** A function with a fault. */
  @FunctionalInterface
  public interface Part<T> {
    T read(NumberArray array) throws GeometryFault;
  }

  /** What each of the arrays in an array is; numbers there are a fault. */
  public static <T> List<T> parts(@Nullable NumberArray array, Part<T> part) throws GeometryFault {
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
}
