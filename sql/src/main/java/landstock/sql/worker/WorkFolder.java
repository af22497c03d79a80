package landstock.sql.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import landstock.sql.engine.NativeLibrary;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * The folder of this server's workers, in that of temporary files: one folder for each worker,
 * which is its home, and DuckDB's library, unpacked once for all. Nobody else may enter. Held by a
 * lock as long as the server lives, so that the next one can tell what is left of a dead one.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "landstock-workers-";
  private static final String LOCK = "lock";

  /**
   * Folders of this process, which must not even open their locks again: on Linux a process loses
   * its lock of a file when it closes any descriptor of it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** What a lock says once it is held. */
  private static final byte[] HELD = "held\n".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final FileChannel lockFile;
  private final Path library;

  private WorkFolder(Path path, FileChannel lockFile, Path library) {
    this.path = path;
    this.lockFile = lockFile;
    this.library = library;
  }

  /** Makes one, and removes what servers that died have left. */
  static WorkFolder create() {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      sweep(temporary);
      Path path = Files.createTempDirectory(temporary, PREFIX);
      OWN.add(path);
      FileChannel lockFile =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lockFile.lock();
      lockFile.write(ByteBuffer.wrap(HELD));
      return new WorkFolder(path, lockFile, library(path));
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "no folder for workers: " + e, e);
    }
  }

  private static Path library(Path path) throws IOException {
    Optional<Path> unpacked = NativeLibrary.folder();
    if (unpacked.isPresent()) {
      return unpacked.get().toAbsolutePath();
    }
    Path own = path.resolve("library");
    NativeLibrary.unpack(own);
    return own;
  }

  /** Where DuckDB's library lies unpacked; empty where the driver has none for this machine. */
  Path library() {
    return library;
  }

  /** A new folder for one worker. */
  Path home(int number) throws IOException {
    return Files.createDirectory(
        path.resolve("worker-" + number),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @Override
  public void close() {
    delete(path);
    try {
      lockFile.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    } finally {
      OWN.remove(path);
    }
  }

  /** Removes a folder and all that is in it, as far as that is possible. Follows no links. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | RuntimeException e) {
      // It is not there any more, or somebody still writes into it: the next sweep finds it.
    }
  }

  private static void sweep(Path temporary) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path folder : left) {
        if (abandoned(folder)) {
          delete(folder);
        }
      }
    }
  }

  /**
   * A lock that can be had belongs to nobody; one that is not there yet, or says nothing yet, to a
   * server that starts.
   */
  private static boolean abandoned(Path folder) {
    Path lock = folder.resolve(LOCK);
    if (OWN.contains(folder) || !Files.isRegularFile(lock) || !Files.isWritable(lock)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock free = file.tryLock()) {
      return free != null && file.size() > 0;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
