package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Geometry in degrees as GeoJSON; a third coordinate is left out. */
final class Position {
  /** RFC 7946, 11.2: more than six or seven digits tell nothing. */
  private static final double DIGITS = 1e7;

  private Position() {}

  /**
   * @throws LandstockException DATA if the bytes are not WKB
   */
  static Geometry read(byte[] wkb) {
    try {
      return new WKBReader().read(wkb);
    } catch (ParseException e) {
      throw new LandstockException(Code.DATA, "a geometry cannot be read: " + e.getMessage(), e);
    }
  }

  /** The member of that name: west, south, east, north; none where there is nothing. */
  static void box(JsonGenerator json, Envelope box) throws IOException {
    if (box.isNull()) {
      return;
    }
    json.writeArrayFieldStart("bbox");
    json.writeNumber(rounded(box.getMinX()));
    json.writeNumber(rounded(box.getMinY()));
    json.writeNumber(rounded(box.getMaxX()));
    json.writeNumber(rounded(box.getMaxY()));
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Geometry geometry) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    boolean parts = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    json.writeFieldName(parts ? "geometries" : "coordinates");
    coordinates(json, geometry);
    json.writeEndObject();
  }

  private static void coordinates(JsonGenerator json, Geometry geometry) throws IOException {
    if (geometry instanceof Point point) {
      if (point.isEmpty()) {
        json.writeStartArray();
        json.writeEndArray();
      } else {
        position(json, point.getCoordinate());
      }
    } else if (geometry instanceof LineString line) {
      positions(json, line.getCoordinateSequence(), false);
    } else if (geometry instanceof Polygon polygon) {
      json.writeStartArray();
      if (!polygon.isEmpty()) {
        ring(json, polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
          ring(json, polygon.getInteriorRingN(i), false);
        }
      }
      json.writeEndArray();
    } else {
      boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (mixed) {
          write(json, geometry.getGeometryN(i));
        } else {
          coordinates(json, geometry.getGeometryN(i));
        }
      }
      json.writeEndArray();
    }
  }

  /** Outer rings run against the clock, holes with it. */
  private static void ring(JsonGenerator json, LinearRing ring, boolean outer) throws IOException {
    CoordinateSequence positions = ring.getCoordinateSequence();
    positions(json, positions, Orientation.isCCW(positions) != outer);
  }

  private static void positions(JsonGenerator json, CoordinateSequence positions, boolean reversed)
      throws IOException {
    int count = positions.size();
    json.writeStartArray();
    for (int i = 0; i < count; i++) {
      position(json, positions.getCoordinate(reversed ? count - 1 - i : i));
    }
    json.writeEndArray();
  }

  private static void position(JsonGenerator json, Coordinate at) throws IOException {
    json.writeStartArray();
    json.writeNumber(rounded(at.x));
    json.writeNumber(rounded(at.y));
    json.writeEndArray();
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * DIGITS) / DIGITS;
  }
}
