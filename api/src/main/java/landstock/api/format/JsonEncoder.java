package landstock.api.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;

/**
 * {@code {"id","snapshot","columns":[…],"rows":[[…]],"rowCount","truncated","status":"complete"}},
 * in this order. The status comes last: a text without it is not an answer.
 */
public final class JsonEncoder implements Encoder {
  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    // Not closed on failure: closing would write the end of the text.
    JsonGenerator json = JSON.createGenerator(out);
    json.writeStartObject();
    json.writeStringField("id", rows.id());
    json.writeStringField("snapshot", answer.snapshot());
    writeColumns(json, answer.columns());
    json.writeArrayFieldStart("rows");
    while (rows.next()) {
      JsonCells.writeRows(json, rows.batch(), answer.columns(), JsonCells.Numbers.EXACT);
    }
    json.writeEndArray();
    json.writeNumberField("rowCount", rows.rowCount());
    json.writeBooleanField("truncated", rows.truncated());
    json.writeStringField("status", "complete");
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void writeColumns(JsonGenerator json, List<ResultColumn> columns)
      throws IOException {
    json.writeArrayFieldStart("columns");
    for (ResultColumn column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type());
      json.writeBooleanField("nullable", column.nullable());
      json.writeFieldName("label");
      if (column.label().isPresent()) {
        Label label = column.label().get();
        json.writeStartObject();
        json.writeStringField("zh", label.zh());
        json.writeStringField("en", label.en());
        json.writeEndObject();
      } else {
        json.writeNull();
      }
      json.writeStringField("unit", column.unit().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
