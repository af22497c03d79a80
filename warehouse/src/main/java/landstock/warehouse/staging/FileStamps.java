package landstock.warehouse.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How files looked at one moment, to tell whether any was written to since. */
final class FileStamps {
  private final List<Stamp> stamps = new ArrayList<>();

  private record Stamp(Path file, long bytes, FileTime modified) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(file, Files.size(file), Files.getLastModifiedTime(file));
    }

    boolean same() throws IOException {
      return Files.exists(file) && equals(of(file));
    }
  }

  private FileStamps() {}

  static FileStamps of(List<Path> files) throws IOException {
    FileStamps all = new FileStamps();
    for (Path file : files) {
      all.stamps.add(Stamp.of(file));
    }
    return all;
  }

  /** The first file that has another size or time of modification by now, or is gone. */
  Optional<Path> changed() throws IOException {
    for (Stamp stamp : stamps) {
      if (!stamp.same()) {
        return Optional.of(stamp.file());
      }
    }
    return Optional.empty();
  }
}
