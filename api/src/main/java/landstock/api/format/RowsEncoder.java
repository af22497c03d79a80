package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"id","snapshot",…,"columns":[…],"rows":[[…]],"rowCount","truncated",…,"status":
 * "complete"}} with what else is to be said about the answer. Decimals are numbers with all their
 * digits. A text without the status is not an answer.
 */
public final class RowsEncoder implements Encoder {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, @Nullable Object> before;
  private final List<Map<String, @Nullable Object>> columns;
  private final Map<String, @Nullable Object> after;

  /**
   * @param before members that come before the columns
   * @param columns what is said of each column besides its name and type, in order
   * @param after members that come after the rows
   */
  public RowsEncoder(
      Map<String, @Nullable Object> before,
      List<Map<String, @Nullable Object>> columns,
      Map<String, @Nullable Object> after) {
    this.before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
    this.columns = List.copyOf(columns);
    this.after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    JsonGenerator json = JsonEncoder.JSON.createGenerator(out);
    json.writeStartObject();
    json.writeStringField("id", rows.id());
    json.writeStringField("snapshot", answer.snapshot());
    members(json, before);
    json.writeFieldName("columns");
    json.writeRawValue(MAPPER.writeValueAsString(heads(answer.columns())));
    json.writeArrayFieldStart("rows");
    while (rows.next()) {
      JsonCells.writeRows(json, rows.batch(), answer.columns(), JsonCells.Numbers.PLAIN);
    }
    json.writeEndArray();
    json.writeNumberField("rowCount", rows.rowCount());
    json.writeBooleanField("truncated", rows.truncated());
    members(json, after);
    json.writeStringField("status", "complete");
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private List<Map<String, @Nullable Object>> heads(List<ResultColumn> answered) {
    List<Map<String, @Nullable Object>> heads = new ArrayList<>();
    for (int i = 0; i < answered.size(); i++) {
      Map<String, @Nullable Object> head = new LinkedHashMap<>();
      head.put("name", answered.get(i).name());
      head.putAll(columns.get(i));
      head.put("type", answered.get(i).type());
      heads.add(head);
    }
    return heads;
  }

  private static void members(JsonGenerator json, Map<String, @Nullable Object> members)
      throws IOException {
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      json.writeFieldName(member.getKey());
      json.writeRawValue(MAPPER.writeValueAsString(member.getValue()));
    }
  }
}
