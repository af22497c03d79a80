package landstock.warehouse.source.shapefile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a shapefile one after the other, found by its index where there is one (ESRI
 * Shapefile Technical Description, July 1998). Lengths are checked before anything is read. Used by
 * one thread.
 */
final class ShpFile implements AutoCloseable {
  private static final int HEADER_BYTES = 100;
  private static final int RECORD_HEADER_BYTES = 8;
  private static final int INDEX_ENTRY_BYTES = 8;
  private static final int FILE_CODE = 9994;
  private static final int MOST_RECORD_BYTES = 1 << 26;

  private final FileWindow shp;
  private final @Nullable FileWindow shx;
  private final Records records;
  private final int type;
  private final long end;
  private long next = HEADER_BYTES;
  private long row;

  ShpFile(ShapefileParts parts, Records records) throws IOException, Unreadable {
    this.records = records;
    this.shp = new FileWindow(parts.shp());
    FileWindow index = null;
    try {
      ByteBuffer header = header();
      this.end = end(header);
      this.type = header.order(ByteOrder.LITTLE_ENDIAN).getInt(32);
      ShapeGeometry.known(type, records);
      index = index(parts.shx());
    } catch (IOException | Unreadable | RuntimeException e) {
      shp.close();
      throw e;
    }
    this.shx = index;
  }

  private ByteBuffer header() throws IOException, Unreadable {
    if (shp.size() < HEADER_BYTES) {
      throw records.unreadable(
          "file_truncated", null, null, "a .shp has a header of 100 bytes, not " + shp.size());
    }
    ByteBuffer header = shp.read(0, HEADER_BYTES);
    if (header.getInt(0) != FILE_CODE) {
      throw records.unreadable(
          "not_what_it_claims", null, null, "a .shp begins with 9994, not " + header.getInt(0));
    }
    return header;
  }

  /** Where the last record ends, as the header says it; in bytes. */
  private long end(ByteBuffer header) throws Unreadable {
    long declared = 2L * Integer.toUnsignedLong(header.getInt(24));
    if (declared > shp.size()) {
      throw records.unreadable(
          "file_truncated", null, null, "it says " + declared + " bytes and has " + shp.size());
    }
    if (declared < shp.size()) {
      records.note("trailing_bytes", null, (shp.size() - declared) + " bytes");
    }
    return declared;
  }

  private @Nullable FileWindow index(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      records.note(
          "index_missing", null, "there is no .shx; shapes are taken in the order they lie");
      return null;
    }
    FileWindow window = new FileWindow(file.get());
    long entries = window.size() - HEADER_BYTES;
    boolean whole =
        entries >= 0
            && entries % INDEX_ENTRY_BYTES == 0
            && window.read(0, HEADER_BYTES).getInt(0) == FILE_CODE;
    if (!whole) {
      window.close();
      records.note(
          "index_missing", null, "the .shx is not whole; shapes are taken in the order they lie");
      return null;
    }
    return window;
  }

  /** Type of every shape that is not null. */
  int type() {
    return type;
  }

  /** How far it is, in bytes. */
  long position() {
    return next;
  }

  /** Number of the shape that {@link #next} gave last; the first is 1. */
  long row() {
    return row;
  }

  /** Content of the next shape, little-endian; empty after the last. */
  Optional<ByteBuffer> next() throws IOException, Unreadable {
    long at = next;
    int indexed = -1;
    if (shx != null) {
      long entry = HEADER_BYTES + row * INDEX_ENTRY_BYTES;
      if (entry >= shx.size()) {
        return Optional.empty();
      }
      ByteBuffer pointer = shx.read(entry, INDEX_ENTRY_BYTES);
      at = 2L * Integer.toUnsignedLong(pointer.getInt(0));
      indexed = pointer.getInt(4);
    } else if (next >= end) {
      return Optional.empty();
    }
    row++;
    return Optional.of(content(at, indexed));
  }

  private ByteBuffer content(long at, int indexed) throws IOException, Unreadable {
    try {
      int words = shp.read(at, RECORD_HEADER_BYTES).getInt(4);
      long bytes = 2L * words;
      if (shx != null && words != indexed) {
        throw broken("the .shx gives it " + indexed + " words, the .shp " + words);
      }
      if (words < 2 || bytes > MOST_RECORD_BYTES) {
        throw broken("a record of " + bytes + " bytes; they have 4 to " + MOST_RECORD_BYTES);
      }
      next = at + RECORD_HEADER_BYTES + bytes;
      return shp.read(at + RECORD_HEADER_BYTES, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (EOFException e) {
      throw records.unreadable("file_truncated", row, null, String.valueOf(e.getMessage()));
    }
  }

  private Unreadable broken(String detail) {
    return records.unreadable("file_broken", row, null, detail);
  }

  @Override
  public void close() throws IOException {
    shp.close();
    if (shx != null) {
      shx.close();
    }
  }
}
