package landstock.sql.worker;

import java.io.IOException;
import landstock.sql.problem.LandstockException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** What a worker says, each frame sent at once. Thread-safe; waits while the server is slow. */
final class Answers {
  private final PipeOutput out;

  Answers(PipeOutput out) {
    this.out = out;
  }

  synchronized void ready() throws IOException {
    begin(Frame.READY);
    out.flush();
  }

  synchronized void schema(Schema schema) throws IOException {
    begin(Frame.SCHEMA);
    MessageSerializer.serialize(new WriteChannel(out), schema);
    out.flush();
  }

  synchronized void batch(VectorSchemaRoot root) throws IOException {
    begin(Frame.BATCH);
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      MessageSerializer.serialize(new WriteChannel(out), batch);
    }
    out.flush();
  }

  synchronized void progress(int number, double fraction) throws IOException {
    begin(Frame.PROGRESS);
    out.data().writeInt(number);
    out.data().writeDouble(fraction);
    out.flush();
  }

  synchronized void leaving() throws IOException {
    begin(Frame.LEAVING);
  }

  synchronized void end(long rows, boolean truncated) throws IOException {
    begin(Frame.END);
    out.data().writeLong(rows);
    out.data().writeBoolean(truncated);
    out.flush();
  }

  synchronized void failed(LandstockException failure) throws IOException {
    begin(Frame.FAILED);
    Wire.failure(out.data(), failure);
    out.flush();
  }

  private void begin(Frame frame) throws IOException {
    out.write(frame.code());
  }
}
