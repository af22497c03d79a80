package landstock.warehouse.source.shapefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one shapefile, which share a name whatever its case.
 *
 * @param shp shapes
 * @param shx where each shape begins
 * @param dbf attributes
 * @param prj CRS
 * @param cpg character set of the attributes
 */
record ShapefileParts(
    Path shp, Optional<Path> shx, Optional<Path> dbf, Optional<Path> prj, Optional<Path> cpg) {

  private static final int LONGEST_SMALL_FILE = 20_000;

  static ShapefileParts of(Path shp) throws IOException {
    Path home = shp.toAbsolutePath().getParent();
    if (home == null) {
      throw new IOException("not a file: " + shp);
    }
    List<Path> siblings = new ArrayList<>();
    String base = base(shp);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(home, Files::isRegularFile)) {
      all.forEach(
          f -> {
            if (base(f).equalsIgnoreCase(base)) {
              siblings.add(f);
            }
          });
    }
    // The same letters in the same case come first, capitals before the others.
    siblings.sort(
        Comparator.comparing((Path f) -> !base(f).equals(base)).thenComparing(Path::toString));
    return new ShapefileParts(
        shp,
        find(siblings, "shx"),
        find(siblings, "dbf"),
        find(siblings, "prj"),
        find(siblings, "cpg"));
  }

  List<Path> all() {
    return Stream.of(Optional.of(shp), shx, dbf, prj, cpg).flatMap(Optional::stream).toList();
  }

  /** Text of a small file; empty where it is not there. */
  static Optional<String> text(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file.get())) {
      byte[] bytes = in.readNBytes(LONGEST_SMALL_FILE);
      String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }

  private static Optional<Path> find(List<Path> siblings, String extension) {
    return siblings.stream()
        .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith("." + extension))
        .findFirst();
  }

  private static String base(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
