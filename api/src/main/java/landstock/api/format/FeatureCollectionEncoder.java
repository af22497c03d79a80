package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON as RFC 7946 has it: WGS 84, (longitude, latitude), 7 digits after the point (1 cm), outer
 * rings against the clock. The first GEOMETRY column is the geometry, the others of that type are
 * left out; all else are properties, decimals as numbers with all their digits.
 */
public final class FeatureCollectionEncoder implements Encoder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String GEOMETRY = "GEOMETRY";

  private final Map<String, @Nullable Object> foreign;
  private final int idColumn;
  private final UnaryOperator<Geometry> toWgs84;

  /**
   * @param foreign members that RFC 7946 does not know, for people: title, notice, snapshot
   * @param idColumn the column that is the id of a feature too, or -1
   * @param toWgs84 from the CRS of the answer
   */
  public FeatureCollectionEncoder(
      Map<String, @Nullable Object> foreign, int idColumn, UnaryOperator<Geometry> toWgs84) {
    this.foreign = Collections.unmodifiableMap(new LinkedHashMap<>(foreign));
    this.idColumn = idColumn;
    this.toWgs84 = toWgs84;
  }

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    JsonGenerator json = JsonEncoder.JSON.createGenerator(out);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    for (Map.Entry<String, @Nullable Object> member : foreign.entrySet()) {
      json.writeFieldName(member.getKey());
      json.writeRawValue(MAPPER.writeValueAsString(member.getValue()));
    }
    json.writeArrayFieldStart("features");
    Envelope all = new Envelope();
    while (rows.next()) {
      batch(
          json, rows.batch().getFieldVectors(), answer.columns(), rows.batch().getRowCount(), all);
    }
    json.writeEndArray();
    Position.box(json, all);
    json.writeNumberField("rowCount", rows.rowCount());
    json.writeBooleanField("truncated", rows.truncated());
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void batch(
      JsonGenerator json,
      List<FieldVector> vectors,
      List<ResultColumn> columns,
      int rowCount,
      Envelope all)
      throws IOException {
    JsonCell[] cells = new JsonCell[columns.size()];
    int shape = -1;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = JsonCells.of(vectors.get(i), columns.get(i).type(), JsonCells.Numbers.PLAIN);
      shape = shape < 0 && columns.get(i).type().equals(GEOMETRY) ? i : shape;
    }
    for (int row = 0; row < rowCount; row++) {
      json.writeStartObject();
      json.writeStringField("type", "Feature");
      if (idColumn >= 0 && !vectors.get(idColumn).isNull(row)) {
        json.writeFieldName("id");
        cells[idColumn].write(json, row);
      }
      if (shape >= 0) {
        geometry(json, (VarBinaryVector) vectors.get(shape), row, all);
      } else {
        json.writeNullField("geometry");
      }
      json.writeObjectFieldStart("properties");
      for (int i = 0; i < cells.length; i++) {
        if (!columns.get(i).type().equals(GEOMETRY)) {
          json.writeFieldName(columns.get(i).name());
          cells[i].write(json, row);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void geometry(JsonGenerator json, VarBinaryVector vector, int row, Envelope all)
      throws IOException {
    if (vector.isNull(row)) {
      json.writeNullField("geometry");
      return;
    }
    Geometry geometry = toWgs84.apply(Position.read(vector.get(row)));
    Envelope box = geometry.getEnvelopeInternal();
    all.expandToInclude(box);
    Position.box(json, box);
    json.writeFieldName("geometry");
    Position.write(json, geometry);
  }
}
