package landstock.warehouse.source.shapefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/**
 * Records of a dBASE III to 5 file as bytes. What its header says is checked against its size
 * first. Used by one thread.
 */
final class DbfFile implements AutoCloseable {
  private static final int HEADER_BYTES = 32;
  private static final int FIELD_BYTES = 32;
  private static final int NAME_BYTES = 11;
  private static final byte END_OF_FIELDS = 0x0D;
  private static final byte DELETED = '*';

  private final FileWindow file;
  private final Records records;
  private final long count;
  private final int headerBytes;
  private final int recordBytes;
  private final int language;
  private final List<DbfField> fields;

  DbfFile(Path path, Records records) throws IOException, Unreadable {
    this.records = records;
    this.file = new FileWindow(path);
    try {
      if (file.size() <= HEADER_BYTES) {
        throw records.unreadable(
            "file_truncated",
            null,
            null,
            "a .dbf has a header of over 32 bytes, not " + file.size());
      }
      ByteBuffer header = file.read(0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      int version = header.get(0) & 0xFF;
      this.count = Integer.toUnsignedLong(header.getInt(4));
      this.headerBytes = Short.toUnsignedInt(header.getShort(8));
      this.recordBytes = Short.toUnsignedInt(header.getShort(10));
      this.language = header.get(29) & 0xFF;
      if ((version & 7) != 3 && (version & 0xF0) != 0x30 && version != 0xF5) {
        throw records.unreadable(
            "not_what_it_claims", null, null, "the .dbf begins with byte " + version);
      }
      this.fields = readFields();
      checkSize();
    } catch (IOException | Unreadable | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private List<DbfField> readFields() throws IOException, Unreadable {
    if (headerBytes <= HEADER_BYTES || headerBytes > file.size()) {
      throw broken("it says a header of " + headerBytes + " bytes and has " + file.size());
    }
    List<DbfField> found = new ArrayList<>();
    int offset = 1;
    for (int at = HEADER_BYTES; at + FIELD_BYTES <= headerBytes; at += FIELD_BYTES) {
      ByteBuffer field = file.read(at, FIELD_BYTES);
      if (field.get(0) == END_OF_FIELDS) {
        break;
      }
      byte[] name = new byte[NAME_BYTES];
      field.get(0, name);
      int length = field.get(16) & 0xFF;
      found.add(new DbfField(upToZero(name), (char) field.get(11), offset, length));
      offset += length;
    }
    if (found.isEmpty() || offset != recordBytes) {
      throw broken(
          "its "
              + found.size()
              + " fields need records of "
              + offset
              + " bytes, its header says "
              + recordBytes);
    }
    return found;
  }

  private void checkSize() throws Unreadable {
    long held = (file.size() - headerBytes) / recordBytes;
    if (held < count) {
      throw records.unreadable(
          "file_truncated", null, null, "the .dbf says " + count + " records and holds " + held);
    }
    if (held > count) {
      throw broken("it says " + count + " records and holds " + held);
    }
  }

  private Unreadable broken(String detail) {
    return records.unreadable("file_broken", null, null, "the .dbf: " + detail);
  }

  private static byte[] upToZero(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** Records, deleted ones too. */
  long count() {
    return count;
  }

  /** Language driver id: which code page, as dBASE numbers them; 0 for none. */
  int language() {
    return language;
  }

  List<DbfField> fields() {
    return List.copyOf(fields);
  }

  /**
   * A record's bytes, valid until the next call.
   *
   * @param row the first is 1
   */
  ByteBuffer record(long row) throws IOException {
    return file.read(headerBytes + (row - 1) * recordBytes, recordBytes);
  }

  static boolean deleted(ByteBuffer record) {
    return record.get(0) == DELETED;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
