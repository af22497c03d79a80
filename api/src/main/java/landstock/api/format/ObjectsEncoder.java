package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.FieldVector;

/**
 * A list of flat objects, {@code [{"street":"120101001","tax":1.5},…]}: what dashboards read
 * without being told how. Decimals are numbers with all their digits.
 */
public final class ObjectsEncoder implements Encoder {

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    // Not closed on failure: closing would write the end of the text.
    JsonGenerator json = JsonEncoder.JSON.createGenerator(out);
    json.writeStartArray();
    while (rows.next()) {
      batch(json, rows.batch().getFieldVectors(), answer.columns(), rows.batch().getRowCount());
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }

  private static void batch(
      JsonGenerator json, List<FieldVector> vectors, List<ResultColumn> columns, int rowCount)
      throws IOException {
    JsonCell[] cells = JsonCells.all(vectors, columns, JsonCells.Numbers.PLAIN);
    for (int row = 0; row < rowCount; row++) {
      json.writeStartObject();
      for (int i = 0; i < cells.length; i++) {
        json.writeFieldName(columns.get(i).name());
        cells[i].write(json, row);
      }
      json.writeEndObject();
    }
  }
}
