package landstock.warehouse.source.shapefile;

import java.nio.ByteBuffer;

/** A column of a DBF. */
final class DbfField {
  private final byte[] name;
  private final char type;
  private final int offset;
  private final int length;

  /**
   * @param name its bytes, without padding
   * @param type letter
   * @param offset in the record, whose first byte is the mark of deletion
   * @param length in bytes
   */
  DbfField(byte[] name, char type, int offset, int length) {
    this.name = name.clone();
    this.type = type;
    this.offset = offset;
    this.length = length;
  }

  ByteBuffer name() {
    return ByteBuffer.wrap(name);
  }

  char type() {
    return type;
  }

  /** Its bytes in a record. */
  ByteBuffer of(ByteBuffer record) {
    return record.slice(offset, length);
  }

  /** Its bytes in a record up to the first NUL, behind which programs leave what was there. */
  ByteBuffer upToZero(ByteBuffer record) {
    ByteBuffer bytes = of(record);
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) == 0) {
        return bytes.limit(i);
      }
    }
    return bytes;
  }

  /** Text in the character set of the file. */
  boolean text() {
    return type == 'C';
  }

  /** Whether its values stand in the record as text; those of memos lie in another file. */
  boolean readable() {
    return "CNFDL".indexOf(type) >= 0;
  }
}
