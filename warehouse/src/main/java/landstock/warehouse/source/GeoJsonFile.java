package landstock.warehouse.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import landstock.warehouse.pack.HandIn;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Reads a GeoJSON hand-in feature by feature; only one feature is in memory. */
final class GeoJsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final StrictReader in;
  private final HandIn handIn;
  private final Staging staging;
  private final GeoJsonGeometry geometries = new GeoJsonGeometry(new GeometryFactory());
  private final Map<String, Integer> columns = new HashMap<>();
  private long row;

  GeoJsonFile(StrictReader in, HandIn handIn, Staging staging) {
    this.in = in;
    this.handIn = handIn;
    this.staging = staging;
  }

  void read() throws IOException, Unreadable {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    try (JsonParser json = factory.createParser(in)) {
      json.setCodec(MAPPER);
      boolean features = collection(json);
      if (!features) {
        throw new Unreadable(
            staging.finding(
                "not_what_it_claims", null, null, null, "JSON, but not a FeatureCollection"));
      }
      if (json.nextToken() != null) {
        throw new Unreadable(
            staging.finding("file_broken", null, null, null, "text after the end of the JSON"));
      }
    } catch (JsonEOFException e) {
      throw new Unreadable(
          staging.finding(
              "file_truncated", row, null, null, "the file ends inside feature " + (row + 1)));
    } catch (JsonProcessingException e) {
      throw new Unreadable(staging.finding("file_broken", row, null, null, reason(e)));
    }
    if (row > 0) {
      staging.checkHeaders();
    }
  }

  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("")
        + " at line "
        + e.getLocation().getLineNr();
  }

  /** Reads the outermost object; tells whether it had features. */
  private boolean collection(JsonParser json) throws IOException, Unreadable {
    boolean features = false;
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("features") && token == JsonToken.START_ARRAY) {
        features = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          row++;
          feature(json);
        }
      } else if (name.equals("crs") && token == JsonToken.START_OBJECT) {
        checkCrs(json.<JsonNode>readValueAsTree());
      } else {
        json.skipChildren();
      }
    }
    return features;
  }

  /** The old {@code crs} member, where there is one, must agree with the pack. */
  private void checkCrs(JsonNode crs) throws Unreadable {
    String name = crs.path("properties").path("name").asText("");
    String code = name.substring(name.lastIndexOf(':') + 1);
    String declared = String.valueOf(handIn.srid());
    boolean agrees =
        name.isEmpty() || code.equals(declared) || (code.equals("CRS84") && handIn.srid() == 4326);
    if (!agrees) {
      throw new Unreadable(
          staging.finding("crs_differs", null, null, name, "the pack says EPSG:" + handIn.srid()));
    }
  }

  private void feature(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      staging.reject(row, "not_a_feature", null, "");
      return;
    }
    @Nullable String[] texts = new @Nullable String[staging.width()];
    JsonNode geometry = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("properties") && token == JsonToken.START_OBJECT) {
        properties(json, texts);
      } else if (name.equals("geometry") && token == JsonToken.START_OBJECT) {
        geometry = json.readValueAsTree();
      } else {
        json.skipChildren();
      }
    }
    staging.accept(row, texts, geometry == null ? null : geometry(geometry));
  }

  private void properties(JsonParser json, @Nullable String[] texts) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      int column = columns.computeIfAbsent(json.currentName(), staging::find);
      JsonToken token = json.nextToken();
      if (token.isStructStart()) {
        String nested = json.<JsonNode>readValueAsTree().toString();
        put(texts, column, nested);
      } else if (token != JsonToken.VALUE_NULL) {
        put(texts, column, json.getText());
      }
    }
  }

  private static void put(@Nullable String[] texts, int column, String text) {
    if (column != HeaderMap.NONE) {
      texts[column] = text;
    }
  }

  private @Nullable Geometry geometry(JsonNode node) {
    try {
      Geometry geometry = geometries.read(node);
      if (geometries.ringsClosed()) {
        staging.flag(row, "ring_not_closed", "");
      }
      return geometry;
    } catch (GeoJsonGeometry.Fault fault) {
      staging.flag(row, fault.misfit().rule(), fault.misfit().detail());
      return null;
    }
  }
}
