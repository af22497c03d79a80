package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** A file of ids that only grows, one a line. Whoever adds holds the lock of the store. */
record Revisions(Path file) {

  /** All of them; none where there is no file. */
  Set<String> read() throws IOException {
    return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
  }

  /** Adds those that are not in it yet. */
  void add(Set<String> ids) throws IOException {
    Set<String> written = read();
    for (String id : ids) {
      if (written.add(id)) {
        Durable.append(file, id);
      }
    }
  }
}
