package landstock.warehouse.source.filegdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import landstock.sql.problem.NoSpace;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geopackage.GeoPackageFormat;

/**
 * File geodatabases: {@code ogr2ogr} of GDAL 3.6 or newer, where it is installed, makes a
 * GeoPackage of them, which is then read. A row is its OBJECTID.
 */
public final class FileGdbFormat implements FileFormat {
  private static final String CATALOGUE = "a00000001.gdbtable";
  private static final long PATIENCE_MINUTES = 30;
  private static final int LONGEST_COMPLAINT = 400;
  private static final int MOST_BYTES_SAID = 1 << 20;

  /** What {@link Process#exitValue} gives for SIGXFSZ, by which a program dies at EFBIG. */
  private static final int FILE_MAY_NOT_GROW = 128 + 25;

  private static final int SOME_BYTES = 1 << 16;

  private final Path work;
  private final String program;

  /**
   * @param work an existing folder for the GeoPackage
   */
  public FileGdbFormat(Path work) {
    this(work, "ogr2ogr");
  }

  FileGdbFormat(Path work, String program) {
    this.work = work;
    this.program = program;
  }

  @Override
  public boolean folder() {
    return true;
  }

  @Override
  public List<Path> parts(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".gdb");
    if (!named || !Files.isRegularFile(file.resolve(CATALOGUE))) {
      throw records.unreadable(
          "not_what_it_claims", null, null, "a geodatabase is a folder x.gdb with " + CATALOGUE);
    }
    Path folder = Files.createTempDirectory(work, "gdb");
    Path converted = folder.resolve("converted.gpkg");
    convert(file, handIn, converted, records);
    new GeoPackageFormat().read(converted, handIn, records, bytesRead);
    Files.deleteIfExists(converted);
  }

  private void convert(Path file, HandIn handIn, Path converted, Records records)
      throws IOException, Unreadable {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "-f",
                "GPKG",
                "-preserve_fid",
                "-lco",
                "SPATIAL_INDEX=NO",
                "-nlt",
                "CONVERT_TO_LINEAR",
                converted.toString(),
                file.toString()));
    handIn.layer().filter(layer -> !layer.startsWith("-")).ifPresent(command::add);
    Path said = converted.resolveSibling("said.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      throw records.unreadable(
          "tool_missing",
          null,
          program,
          "on Debian: apt-get install gdal-bin; or export the layer as GeoPackage");
    }
    finish(process, said, records);
  }

  private static void finish(Process process, Path said, Records records)
      throws IOException, Unreadable {
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw records.unreadable(
            "file_broken", null, null, "not converted within " + PATIENCE_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ogr2ogr was running", e);
    } finally {
      process.destroyForcibly();
    }
    String words = words(said);
    if (process.exitValue() == 0 && words.lines().noneMatch(FileGdbFormat::complains)) {
      return;
    }
    if (process.exitValue() == FILE_MAY_NOT_GROW || NoSpace.isSaidBy(words)) {
      throw NoSpace.stopped("converting a geodatabase", new IOException("ogr2ogr: " + words));
    }
    checkSpace(said.resolveSibling("space"));
    throw records.unreadable(
        "file_broken",
        null,
        null,
        "ogr2ogr: "
            + words.substring(0, Math.min(LONGEST_COMPLAINT, words.length())).replace('\n', ' '));
  }

  private static String words(Path said) throws IOException {
    try (InputStream in = Files.newInputStream(said)) {
      return new String(in.readNBytes(MOST_BYTES_SAID), StandardCharsets.UTF_8).strip();
    }
  }

  /**
   * A table that is cut off is converted as far as it goes, with errors and without a failure. What
   * the library of CRS says of its own installation is none of them.
   */
  private static boolean complains(String line) {
    return line.startsWith("ERROR ") && !line.contains("PROJ:");
  }

  /** On a full disk the complaint about it is lost with everything else. */
  private static void checkSpace(Path probe) throws IOException {
    Files.write(probe, new byte[SOME_BYTES]);
    Files.delete(probe);
  }
}
