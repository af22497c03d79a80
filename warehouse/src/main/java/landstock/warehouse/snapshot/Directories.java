package landstock.warehouse.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a directory, and the end of it. */
final class Directories {
  private Directories() {}

  /** Sorted; none where there is no directory. */
  static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e); // listing fails so
    }
  }

  /** Removes a file, or a directory and all in it; nothing where there is none. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e); // walking fails so
    }
  }
}
