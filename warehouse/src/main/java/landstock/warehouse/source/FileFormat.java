package landstock.warehouse.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;

/**
 * A way in which bureaus write their files. Stateless; a record is in memory only while it passes.
 */
public interface FileFormat {

  /** The files that one hand-in consists of, the one the pack names first; all of them exist. */
  default List<Path> parts(Path file) {
    return List.of(file);
  }

  /**
   * Reads all of a hand-in.
   *
   * @param file exists and is not empty
   * @param bytesRead is told from time to time how far it is
   * @throws Unreadable where no more of it can be read
   * @throws IOException where the disk fails, or the bytes end too early
   */
  void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable;
}
