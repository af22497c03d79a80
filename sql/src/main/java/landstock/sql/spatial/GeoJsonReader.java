package landstock.sql.spatial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import landstock.sql.problem.LandstockException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads a GeoJSON geometry object (RFC 7946); heights and a {@code crs} member are dropped.
 * Features are refused: they are not geometries. Thread-safe.
 */
final class GeoJsonReader {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private static final GeometryFactory FACTORY = GeometryCodec.FACTORY;

  private GeoJsonReader() {}

  /**
   * @throws LandstockException DATA when the text is not one geometry within the caps
   */
  static Geometry parse(String text) {
    try {
      return GeometryCaps.check(geometry(JSON.readValue(text), 0));
    } catch (JsonProcessingException e) {
      throw MalformedGeometry.describe(
          "GeoJSON", text, new MalformedGeometry(e.getOriginalMessage()));
    } catch (MalformedGeometry | IllegalArgumentException e) {
      throw MalformedGeometry.describe("GeoJSON", text, e);
    }
  }

  private static Geometry geometry(JsonNode node, int depth) {
    String type = node.path("type").asText("");
    return switch (type) {
      case "Point" -> point(coordinates(node));
      case "LineString" -> line(coordinates(node));
      case "Polygon" -> polygon(coordinates(node));
      case "MultiPoint" ->
          FACTORY.createMultiPoint(parts(coordinates(node), GeoJsonReader::point, Point[]::new));
      case "MultiLineString" ->
          FACTORY.createMultiLineString(
              parts(coordinates(node), GeoJsonReader::line, LineString[]::new));
      case "MultiPolygon" ->
          FACTORY.createMultiPolygon(
              parts(coordinates(node), GeoJsonReader::polygon, Polygon[]::new));
      case "GeometryCollection" -> {
        GeometryCaps.checkDepth(depth + 1);
        yield FACTORY.createGeometryCollection(
            parts(array(node, "geometries"), part -> geometry(part, depth + 1), Geometry[]::new));
      }
      default -> throw new MalformedGeometry("\"type\" is not one of a geometry: \"" + type + "\"");
    };
  }

  private static Point point(JsonNode position) {
    return position.isArray() && position.isEmpty()
        ? FACTORY.createPoint()
        : FACTORY.createPoint(position(position));
  }

  private static LineString line(JsonNode positions) {
    return FACTORY.createLineString(positions(positions));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> made =
        List.of(parts(rings, ring -> FACTORY.createLinearRing(positions(ring)), LinearRing[]::new));
    return made.isEmpty()
        ? FACTORY.createPolygon()
        : FACTORY.createPolygon(
            made.get(0), made.subList(1, made.size()).toArray(LinearRing[]::new));
  }

  private static Coordinate[] positions(JsonNode positions) {
    return parts(positions, GeoJsonReader::position, Coordinate[]::new);
  }

  private static Coordinate position(JsonNode position) {
    if (!position.isArray() || !position.path(0).isNumber() || !position.path(1).isNumber()) {
      throw new MalformedGeometry("a position is two numbers, found " + position);
    }
    return new CoordinateXY(position.path(0).doubleValue(), position.path(1).doubleValue());
  }

  private static JsonNode coordinates(JsonNode node) {
    return array(node, "coordinates");
  }

  private static JsonNode array(JsonNode node, String member) {
    JsonNode array = node.path(member);
    if (!array.isArray()) {
      throw new MalformedGeometry("\"" + member + "\" must be an array");
    }
    return array;
  }

  private static <T> T[] parts(JsonNode array, Function<JsonNode, T> part, IntFunction<T[]> made) {
    if (!array.isArray()) {
      throw new MalformedGeometry("an array was expected, found " + array);
    }
    return StreamSupport.stream(array.spliterator(), false).map(part).toArray(made);
  }
}
