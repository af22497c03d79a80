package landstock.warehouse.source.topojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Hands over the geometries of one object. Used by one thread. */
final class TopoJsonRows {
  private final Records records;
  private final TopoJsonGeometry geometries;
  private final Map<String, Integer> columns = new HashMap<>();
  private long row;

  TopoJsonRows(Topology topology, Records records) {
    this.records = records;
    this.geometries = new TopoJsonGeometry(topology);
  }

  /** A collection's members one after the other; any other geometry is the only row. */
  void readObject(JsonParser json) throws IOException {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.START_ARRAY && name.equals("geometries")) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          accept(json.<JsonNode>readValueAsTree());
        }
      } else {
        alone.set(name, json.<JsonNode>readValueAsTree());
      }
    }
    if (!alone.path("type").asText("").equals("GeometryCollection")) {
      accept(alone);
    }
  }

  /**
   * @throws Unreadable where a column that must be there is not
   */
  void end() throws Unreadable {
    if (row > 0) {
      records.checkHeaders();
    }
  }

  private void accept(JsonNode node) {
    row++;
    if (!node.isObject()) {
      records.reject(row, "not_a_feature", null, "");
      return;
    }
    @Nullable String[] texts = new @Nullable String[records.width()];
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      int column = columns.computeIfAbsent(property.getKey(), records::find);
      JsonNode value = property.getValue();
      if (column != Records.NONE && !value.isNull()) {
        texts[column] = value.isValueNode() ? value.asText() : value.toString();
      }
    }
    records.accept(row, texts, geometry(node));
  }

  private @Nullable Geometry geometry(JsonNode node) {
    if (node.path("type").isNull() || !node.has("type")) {
      return null;
    }
    try {
      Geometry geometry = geometries.read(node);
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
