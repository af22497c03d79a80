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

  /** Whether a hand-in of it is a folder instead of a file. */
  default boolean folder() {
    return false;
  }

  /**
   * Whether the records are somewhere else than in the file, which then only says where: its digest
   * is of what was read.
   */
  default boolean live() {
    return false;
  }

  /** The files that one hand-in consists of, the one the pack names first; all of them exist. */
  default List<Path> parts(Path file) throws IOException {
    return List.of(file);
  }

  /**
   * Reads all of a hand-in.
   *
   * @param file exists and is not empty
   * @param bytesRead is told from time to time how far it is
   * @throws Unreadable where no more of it can be read
   * @throws IOException where the disk fails, or the bytes end too early
   * @throws landstock.sql.problem.LandstockException where those fail who take the records;
   *     DISK_FULL where there is no space for what the format must write
   */
  void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable;
}
