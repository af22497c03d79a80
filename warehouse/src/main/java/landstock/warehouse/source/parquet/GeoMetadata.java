package landstock.warehouse.source.parquet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;

/**
 * What the {@code geo} entry of a GeoParquet file says of its geometry.
 *
 * @param column name of the primary column
 * @param description its entry in the list of all columns
 */
record GeoMetadata(String column, JsonNode description) {

  static Optional<GeoMetadata> parse(Optional<String> json, Records records) throws Unreadable {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode geo = new ObjectMapper().readTree(json.get());
      String column = geo.path("primary_column").asText();
      JsonNode description = geo.path("columns").path(column);
      if (!description.isObject()) {
        throw records.unreadable(
            "file_broken", null, column, "its geo entry does not describe its primary column");
      }
      return Optional.of(new GeoMetadata(column, description));
    } catch (JacksonException e) {
      throw records.unreadable("file_broken", null, null, "its geo entry is no JSON");
    }
  }

  /**
   * Of a column whose type is geometry and which has no such entry.
   *
   * @param crs PROJJSON, {@code EPSG:4548} or {@code srid:4548}
   */
  static void checkType(String crs, CrsCheck check) throws Unreadable {
    if (crs.matches("\\w+:\\w+")) {
      String[] words = crs.split(":");
      check.code(words[0].equals("srid") ? "EPSG" : words[0], words[1]);
      return;
    }
    try {
      check.projJson(new ObjectMapper().readTree(crs));
    } catch (JacksonException e) {
      check.wkt(crs);
    }
  }

  /** Refuses what is not WKB, and another CRS than the pack's. A missing one is CRS 84. */
  void check(CrsCheck check, Records records) throws Unreadable {
    String encoding = description.path("encoding").asText();
    if (!encoding.equals("WKB")) {
      throw records.unreadable(
          "layer_unusable", null, column, "encoding " + encoding + "; export it as WKB");
    }
    JsonNode crs = description.path("crs");
    if (crs.isMissingNode()) {
      check.code("OGC", "CRS84");
    } else if (crs.isNull()) {
      check.unsaid("its crs is null");
    } else {
      check.projJson(crs);
    }
  }
}
