package landstock.warehouse.source.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.StrictReader;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** GeoJSON, always UTF-8, feature by feature. */
public final class GeoJsonFormat implements FileFormat {

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    TextFile.read(
        file,
        StandardCharsets.UTF_8,
        records,
        bytesRead,
        text -> new Reading(text, handIn, records).read());
  }

  /** One file on its way. */
  private static final class Reading {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StrictReader in;
    private final HandIn handIn;
    private final Records staging;
    private final GeoJsonGeometry geometries = new GeoJsonGeometry(new GeometryFactory());
    private final Map<String, Integer> columns = new HashMap<>();
    private long row;

    Reading(StrictReader in, HandIn handIn, Records staging) {
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
          throw staging.unreadable(
              "not_what_it_claims", null, null, "JSON, but not a FeatureCollection");
        }
        if (json.nextToken() != null) {
          throw staging.unreadable("file_broken", null, null, "text after the end of the JSON");
        }
      } catch (JsonEOFException e) {
        throw staging.unreadable(
            "file_truncated", row, null, "the file ends inside feature " + (row + 1));
      } catch (JsonProcessingException e) {
        throw staging.unreadable("file_broken", row, null, reason(e));
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
          name.isEmpty()
              || code.equals(declared)
              || (code.equals("CRS84") && handIn.srid() == 4326);
      if (!agrees) {
        throw staging.unreadable("crs_differs", null, name, "the pack says EPSG:" + handIn.srid());
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
      if (column != Records.NONE) {
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
        staging.flag(row, fault.rule(), fault.detail());
        return null;
      }
    }
  }
}
