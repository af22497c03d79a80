package landstock.sql.proof;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Files of statements, each ended by {@code ;} at the end of a line. Lines that begin with # are
 * comments.
 */
final class CaseFiles {

  /**
   * One block of a file.
   *
   * @param place file and line
   */
  record Block(String place, String text) {
    @Override
    public String toString() {
      return place;
    }
  }

  private CaseFiles() {}

  /** Blocks of every {@code .test} file below a folder of the resources. */
  static List<Block> below(String folder) {
    try (Stream<Path> files =
        Files.walk(Path.of(Objects.requireNonNull(CaseFiles.class.getResource(folder)).toURI()))) {
      List<Block> blocks = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".test")).sorted().toList()) {
        read(file, blocks);
      }
      return blocks;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void read(Path file, List<Block> blocks) throws IOException {
    StringBuilder text = new StringBuilder();
    int line = 0;
    int start = 1;
    for (String read : Files.readAllLines(file)) {
      line++;
      if (text.isEmpty() && (read.isBlank() || read.startsWith("#"))) {
        continue;
      }
      if (text.isEmpty()) {
        start = line;
      }
      text.append(read).append('\n');
      if (read.stripTrailing().endsWith(";")) {
        String whole = text.toString().stripTrailing();
        blocks.add(
            new Block(file.getFileName() + ":" + start, whole.substring(0, whole.length() - 1)));
        text.setLength(0);
      }
    }
  }
}
