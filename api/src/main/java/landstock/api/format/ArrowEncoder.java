package landstock.api.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Arrow IPC stream. Fields carry type, unit and labels in their metadata; geometry is {@code
 * geoarrow.wkb}, with its CRS where the column is a stored one, unchanged: nobody can say it of a
 * computed one.
 */
public final class ArrowEncoder implements Encoder {
  private final Function<String, OptionalInt> sridOfSnapshot;

  /**
   * @param sridOfSnapshot EPSG code of the geometry of a snapshot, by its id
   */
  public ArrowEncoder(Function<String, OptionalInt> sridOfSnapshot) {
    this.sridOfSnapshot = sridOfSnapshot;
  }

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    // Not closed on failure: closing would write the end of the stream.
    WriteChannel channel = new WriteChannel(Channels.newChannel(out));
    MessageSerializer.serialize(channel, schema(answer));
    while (rows.next()) {
      try (ArrowRecordBatch batch = new VectorUnloader(rows.batch()).getRecordBatch()) {
        MessageSerializer.serialize(channel, batch);
      }
    }
    channel.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
    channel.writeIntLittleEndian(0);
  }

  private Schema schema(Answer answer) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < answer.columns().size(); i++) {
      Field field = answer.rows().batch().getSchema().getFields().get(i);
      ResultColumn column = answer.columns().get(i);
      FieldType type =
          new FieldType(
              field.isNullable(),
              field.getType(),
              field.getDictionary(),
              metadata(column, answer.snapshot()));
      fields.add(new Field(column.name(), type, field.getChildren()));
    }
    return new Schema(
        fields,
        Map.of("landstock.id", answer.rows().id(), "landstock.snapshot", answer.snapshot()));
  }

  private Map<String, String> metadata(ResultColumn column, String snapshot) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("landstock.type", column.type());
    column.unit().ifPresent(unit -> metadata.put("landstock.unit", unit));
    column
        .label()
        .ifPresent(
            label -> {
              metadata.put("landstock.label.zh", label.zh());
              metadata.put("landstock.label.en", label.en());
            });
    if (column.type().equals("GEOMETRY")) {
      metadata.put("ARROW:extension:name", "geoarrow.wkb");
      metadata.put("ARROW:extension:metadata", crs(column, snapshot));
    }
    return metadata;
  }

  private String crs(ResultColumn column, String snapshot) {
    OptionalInt srid =
        column.label().isPresent() ? sridOfSnapshot.apply(snapshot) : OptionalInt.empty();
    return srid.isPresent()
        ? "{\"crs\":\"EPSG:" + srid.getAsInt() + "\",\"crs_type\":\"authority_code\"}"
        : "{}";
  }
}
