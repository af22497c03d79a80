package landstock.warehouse.synthesis.handin;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
final class GeoJsonFile implements LayerFile {
  private final JsonGenerator json;
  private final List<String> headers;
  private long rows;

  GeoJsonFile(Path path, String layer, int srid, List<String> headers) throws IOException {
    this.headers = List.copyOf(headers);
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

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    json.writeRaw(rows == 0 ? "\n" : "");
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    for (String header : headers) {
      json.writeFieldName(header);
      value(attributes.get(header));
    }
    json.writeEndObject();
    json.writeFieldName("geometry");
    geometry(geometry);
    json.writeEndObject();
    json.writeRaw('\n');
    rows++;
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Number) {
      json.writeNumber(value.toString());
    } else {
      json.writeString(value.toString());
    }
  }

  private void geometry(@Nullable Geometry geom) throws IOException {
    if (geom == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", geom.getGeometryType());
    json.writeFieldName("coordinates");
    coordinates(geom);
    json.writeEndObject();
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

  @Override
  public long rows() {
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
