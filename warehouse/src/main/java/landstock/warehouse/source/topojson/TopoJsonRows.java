package landstock.warehouse.source.topojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.json.JsonColumns;
import landstock.warehouse.source.json.JsonShape;
import landstock.warehouse.source.json.JsonShapes;
import landstock.warehouse.source.json.ShapeReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Hands over the geometries of one object. Used by one thread. */
final class TopoJsonRows {
  private final Records records;
  private final ShapeReader geometries;
  private final JsonColumns columns;
  private long row;

  TopoJsonRows(Topology topology, Records records) {
    this.records = records;
    this.columns = new JsonColumns(records);
    this.geometries = TopoJsonGeometry.reader(topology);
  }

  /** A collection's members one after the other; any other geometry is the only row. */
  void readObject(JsonParser json) throws IOException, Unreadable {
    @Nullable String[] texts = new @Nullable String[records.width()];
    JsonShapes shapes = new JsonShapes();
    JsonShape alone =
        shapes.read(
            json,
            (name, at) -> {
              if (name.equals("geometries") && at.currentToken() == JsonToken.START_ARRAY) {
                rows(at);
                return true;
              }
              return properties(name, at, texts, row + 1);
            });
    if (!"GeometryCollection".equals(alone.type())) {
      row++;
      records.accept(row, texts, geometry(alone, shapes));
    }
  }

  private void rows(JsonParser json) throws IOException, Unreadable {
    JsonShapes shapes = new JsonShapes();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      row++;
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        records.reject(row, "not_a_feature", null, "");
        continue;
      }
      @Nullable String[] texts = new @Nullable String[records.width()];
      JsonShape shape = shapes.read(json, (name, at) -> properties(name, at, texts, row));
      records.accept(row, texts, geometry(shape, shapes));
    }
  }

  private boolean properties(String name, JsonParser json, @Nullable String[] texts, long of)
      throws IOException, Unreadable {
    boolean properties = name.equals("properties") && json.currentToken() == JsonToken.START_OBJECT;
    if (properties) {
      columns.read(json, texts, of);
    }
    return properties;
  }

  /**
   * @throws Unreadable where a column that must be there is not
   */
  void end() throws Unreadable {
    if (row > 0) {
      records.checkHeaders();
    }
  }

  private @Nullable Geometry geometry(JsonShape shape, JsonShapes shapes) {
    if (shape.type() == null) {
      return null;
    }
    try {
      shapes.check();
      Geometry geometry = geometries.read(shape);
      if (geometries.ringsClosed()) {
        records.flag(row, "ring_not_closed", "");
      }
      return geometry;
    } catch (GeometryFault fault) {
      records.flag(row, fault.rule(), fault.detail());
      return null;
    }
  }
}
