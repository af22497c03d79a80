package landstock.warehouse.synthesis.handin;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A layer as the older GeoJSON of 2008 has it: with a {@code crs} member and projected coordinates,
 * (easting, northing), metres with 3 decimals. Streams; one feature a line.
 */
final class GeoJsonFile implements AutoCloseable {
  private final JsonGenerator json;
  private long rows;

  GeoJsonFile(Path path, String layer, int srid) throws IOException {
    json = new JsonFactory().createGenerator(Files.newOutputStream(path), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeStringField("name", layer);
    json.writeObjectFieldStart("crs");
    json.writeStringField("type", "name");
    json.writeObjectFieldStart("properties");
    json.writeStringField("name", "urn:ogc:def:crs:EPSG::" + srid);
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("features");
  }

  /** Begins a feature; its fields follow, then {@link #end}. */
  GeoJsonFile begin() throws IOException {
    json.writeRaw(rows == 0 ? "\n" : "");
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    rows++;
    return this;
  }

  GeoJsonFile text(String header, @Nullable String value) throws IOException {
    json.writeFieldName(header);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
    return this;
  }

  GeoJsonFile date(String header, @Nullable LocalDate value) throws IOException {
    return text(header, value == null ? null : value.toString());
  }

  GeoJsonFile whole(String header, int value) throws IOException {
    json.writeNumberField(header, value);
    return this;
  }

  /** With 2 decimals. */
  GeoJsonFile number(String header, @Nullable Double value) throws IOException {
    json.writeFieldName(header);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(Fixed.hundredths(value));
    }
    return this;
  }

  void end(Geometry geom) throws IOException {
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", geom.getGeometryType());
    json.writeFieldName("coordinates");
    coordinates(geom);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void coordinates(Geometry geom) throws IOException {
    if (geom instanceof Point point) {
      position(point.getCoordinate());
    } else if (geom instanceof LineString line) {
      line(line);
    } else if (geom instanceof Polygon polygon) {
      json.writeStartArray();
      line(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        line(polygon.getInteriorRingN(i));
      }
      json.writeEndArray();
    } else {
      json.writeStartArray();
      for (int i = 0; i < geom.getNumGeometries(); i++) {
        coordinates(geom.getGeometryN(i));
      }
      json.writeEndArray();
    }
  }

  private void line(LineString line) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < line.getNumPoints(); i++) {
      position(line.getCoordinateN(i));
    }
    json.writeEndArray();
  }

  private void position(Coordinate at) throws IOException {
    json.writeStartArray();
    json.writeNumber(Fixed.thousandths(at.x));
    json.writeNumber(Fixed.thousandths(at.y));
    json.writeEndArray();
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}
