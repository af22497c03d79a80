package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** The right to change a store; one holder on this machine. A killed process loses it by itself. */
public final class StoreLock implements AutoCloseable {
  /**
   * Files that this process holds. Whoever asks for one of them must not even open it: on Linux a
   * process loses its lock of a file when it closes any descriptor of it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param file made where there is none, in a directory that exists
   * @throws LandstockException BUSY if somebody else has it
   */
  static StoreLock take(Path file) {
    Path one = oneName(file);
    if (!HELD.add(one)) {
      throw busy(file);
    }
    try {
      return new StoreLock(one, locked(one));
    } catch (IOException | RuntimeException e) {
      HELD.remove(one);
      throw e instanceof LandstockException known
          ? known
          : new LandstockException(Code.INTERNAL, "cannot lock " + file, e);
    }
  }

  /** However the way to a store is written, its lock is one. */
  private static Path oneName(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      return directory == null ? file : directory.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot lock " + file, e);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw busy(file);
    }
    return channel;
  }

  private static LandstockException busy(Path file) {
    return new LandstockException(
            Code.BUSY, "another load is changing the store at " + file.toAbsolutePath().getParent())
        .withHint("wait until it has ended, then start again");
  }

  /** Once; to call it again does nothing. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot release the lock of the store", e);
    } finally {
      HELD.remove(file);
    }
  }
}
