package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a GeoJSON geometry object; coordinates stay as stored. */
final class GeoJsonShape implements Shape {
  private final JsonGenerator json;

  GeoJsonShape(JsonGenerator json) {
    this.json = json;
  }

  @Override
  public void open(Kind kind, boolean hasZ, boolean empty) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", kind.geoJson());
    json.writeFieldName(kind == Kind.GEOMETRYCOLLECTION ? "geometries" : "coordinates");
    if (kind != Kind.POINT || empty) {
      json.writeStartArray();
    }
  }

  @Override
  public void close(Kind kind, boolean empty) throws IOException {
    if (kind != Kind.POINT || empty) {
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  @Override
  public void openPart() throws IOException {
    json.writeStartArray();
  }

  @Override
  public void closePart() throws IOException {
    json.writeEndArray();
  }

  @Override
  public void position(double x, double y, double z) throws IOException {
    json.writeStartArray();
    json.writeNumber(x);
    json.writeNumber(y);
    if (!Double.isNaN(z)) {
      json.writeNumber(z);
    }
    json.writeEndArray();
  }
}
