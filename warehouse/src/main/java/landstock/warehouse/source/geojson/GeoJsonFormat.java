package landstock.warehouse.source.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.StrictReader;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.source.crs.CrsMember;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.json.JsonColumns;
import landstock.warehouse.source.json.JsonShape;
import landstock.warehouse.source.json.JsonShapes;
import landstock.warehouse.source.json.JsonText;
import landstock.warehouse.source.json.ShapeReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

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
    private final StrictReader in;
    private final Records staging;
    private final JsonColumns columns;
    private final CrsMember crs;
    private final JsonShapes shapes = new JsonShapes();
    private final ShapeReader geometries = GeoJsonGeometry.reader();
    private long row;

    Reading(StrictReader in, HandIn handIn, Records staging) {
      this.in = in;
      this.staging = staging;
      this.columns = new JsonColumns(staging);
      this.crs = new CrsMember(new CrsCheck(handIn, staging));
    }

    void read() throws IOException, Unreadable {
      try {
        JsonText.read(in, this::whole);
      } catch (JsonText.Malformed e) {
        throw e.cutOff()
            ? staging.unreadable(
                "file_truncated", row, null, "the file ends inside feature " + (row + 1))
            : staging.unreadable("file_broken", row, null, String.valueOf(e.getMessage()));
      }
      crs.end();
      if (row > 0) {
        staging.checkHeaders();
      }
    }

    private void whole(JsonParser json) throws IOException, Unreadable {
      boolean features = collection(json);
      if (!features) {
        throw staging.unreadable(
            "not_what_it_claims", null, null, "JSON, but not a FeatureCollection");
      }
      if (json.nextToken() != null) {
        throw staging.unreadable("file_broken", null, null, "text after the end of the JSON");
      }
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
          crs.read(JsonText.tree(json));
        } else {
          json.skipChildren();
        }
      }
      return features;
    }

    private void feature(JsonParser json) throws IOException, Unreadable {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        staging.reject(row, "not_a_feature", null, "");
        return;
      }
      @Nullable String[] texts = new @Nullable String[staging.width()];
      JsonShape geometry = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (name.equals("properties") && token == JsonToken.START_OBJECT) {
          columns.read(json, texts, row);
        } else if (name.equals("geometry") && token == JsonToken.START_OBJECT) {
          geometry = shapes.read(json, (member, at) -> false);
        } else {
          json.skipChildren();
        }
      }
      staging.accept(row, texts, geometry == null ? null : geometry(geometry));
    }

    private @Nullable Geometry geometry(JsonShape shape) {
      try {
        shapes.check();
        Geometry geometry = geometries.read(shape);
        if (geometries.ringsClosed()) {
          staging.flag(row, "ring_not_closed", "");
        }
        return geometry;
      } catch (GeometryFault fault) {
        staging.flag(row, fault.rule(), fault.detail());
        return null;
      }
    }
  }
}
