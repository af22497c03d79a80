package landstock.sql.worker;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows of an answer as they come through the pipe, a batch at a time. */
final class ReceivedRows implements AutoCloseable {
  private final BufferAllocator allocator;
  private final VectorSchemaRoot batch;

  /**
   * Reads the schema, which comes before all rows.
   *
   * @param shared what all statements take their memory from
   */
  ReceivedRows(ReadChannel arrow, BufferAllocator shared) throws IOException {
    Schema schema = MessageSerializer.deserializeSchema(arrow);
    this.allocator = shared.newChildAllocator("statement", 0, shared.getLimit());
    this.batch = VectorSchemaRoot.create(schema, allocator);
  }

  /** The same object for every batch. */
  VectorSchemaRoot batch() {
    return batch;
  }

  /**
   * Reads the next batch.
   *
   * @throws org.apache.arrow.memory.OutOfMemoryException in the middle of a message
   */
  void load(ReadChannel arrow) throws IOException {
    try (ArrowRecordBatch received = MessageSerializer.deserializeRecordBatch(arrow, allocator)) {
      new VectorLoader(batch).load(received);
    }
  }

  @Override
  public void close() {
    batch.close();
    allocator.close();
  }
}
