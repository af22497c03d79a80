package landstock.sql.engine;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * A VARCHAR column of one chunk. The driver copies a string out of the engine on every read, so a
 * constant geometry of 5,000 vertices costs 213 kB of copying a row: half a minute over a million
 * rows. The engine's own 16-byte handles of the strings (length and prefix, then the rest or its
 * address) tell that two rows hold one string without reading either; the driver keeps them in a
 * private field. Where a driver keeps them elsewhere, strings are read and compared.
 */
final class TextColumn {

  private static final int HANDLE_BYTES = 16;
  private static final @Nullable Field HANDLES = handles();

  private final DuckDBReadableVector vector;
  private final @Nullable ByteBuffer handles;

  TextColumn(DuckDBReadableVector vector) {
    this.vector = vector;
    this.handles = handles(vector);
  }

  String read(long row) {
    return vector.getString(row);
  }

  /** Whether both rows certainly hold the same string; false when that is not known. */
  boolean same(long row, long other) {
    if (handles == null) {
      return false;
    }
    int a = Math.toIntExact(row * HANDLE_BYTES);
    int b = Math.toIntExact(other * HANDLE_BYTES);
    return handles.getLong(a) == handles.getLong(b)
        && handles.getLong(a + Long.BYTES) == handles.getLong(b + Long.BYTES);
  }

  private static @Nullable ByteBuffer handles(DuckDBReadableVector vector) {
    try {
      return HANDLES != null
              && HANDLES.get(vector) instanceof ByteBuffer found
              && found.capacity() == vector.rowCount() * HANDLE_BYTES
          ? found
          : null;
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  private static @Nullable Field handles() {
    try {
      Field field = DuckDBReadableVector.class.getDeclaredField("data");
      return field.trySetAccessible() ? field : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
