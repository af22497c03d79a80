package landstock.warehouse.source.filegdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.synthesis.handin.GeoPackageLayer;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.testdata.Collected;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** With GDAL's own program, where it is installed and can write geodatabases. */
class FileGdbFormatTest {
  private static final String REFUSED = "refused";

  @TempDir Path folder = Path.of("");

  private static HandIn handIn(int srid) {
    return Collected.handIn(Format.FILEGDB, srid, StandardCharsets.UTF_8, "zd", null);
  }

  private Path geodatabase() throws Exception {
    return geodatabase(1);
  }

  private Path geodatabase(int rows) throws Exception {
    Path source = folder.resolve("zd.gpkg");
    try (GeoPackageLayer layer =
        new GeoPackageLayer(
            source,
            "zd",
            List.of(LayerField.text("名称", 40)),
            "POINT",
            4548,
            LocalDate.of(2023, 12, 31))) {
      for (int i = 0; i < rows; i++) {
        layer.add(
            Map.of("名称", "国贸"),
            new GeometryFactory().createPoint(new Coordinate(517000 + i, 4330000)));
      }
    }
    Path made = folder.resolve("city.gdb");
    boolean there = run("ogr2ogr", "-f", "OpenFileGDB", made.toString(), source.toString());
    if (!there) {
      System.err.println("SKIPPED: no ogr2ogr that writes file geodatabases (GDAL 3.6)");
      assertThat(System.getenv("CI")).as("ogr2ogr on CI").isNotEqualTo("true");
    }
    assumeTrue(there, "no ogr2ogr");
    return made;
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_geodatabase_is_read_by_way_of_a_geopackage() throws Exception {
    Path gdb = geodatabase();
    Collected read = new Collected();
    FileGdbFormat format = new FileGdbFormat(folder);
    assertThat(format.folder()).isTrue();
    assertThat(format.parts(gdb)).isNotEmpty();
    format.read(gdb, handIn(4548), read, b -> {});
    assertThat(read.rows).containsExactly("1 [国贸]");
    assertThat(String.valueOf(read.geometries.get(0))).isEqualTo("POINT (517000 4330000)");
    Unreadable refusal =
        catchThrowableOfType(Unreadable.class, () -> format.read(gdb, handIn(4549), read, b -> {}));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
  }

  @Test
  void what_to_install_is_said_where_the_program_is_missing() throws Exception {
    Path gdb = Files.createDirectory(folder.resolve("x.gdb"));
    Files.writeString(gdb.resolve("a00000001.gdbtable"), "no table");
    FileGdbFormat format = new FileGdbFormat(folder, "ogr2ogr-that-is-not-there");
    Unreadable refusal =
        catchThrowableOfType(
            Unreadable.class, () -> format.read(gdb, handIn(4548), new Collected(), b -> {}));
    assertThat(refusal.finding().rule()).isEqualTo("tool_missing");
    assertThat(refusal.finding().detail()).contains("gdal-bin");
  }

  @Test
  void a_folder_that_is_no_geodatabase_is_refused_in_the_words_of_the_program() throws Exception {
    geodatabase();
    Path gdb = Files.createDirectory(folder.resolve("x.gdb"));
    Files.writeString(gdb.resolve("a00000001.gdbtable"), "no table");
    Unreadable refusal =
        catchThrowableOfType(
            Unreadable.class,
            () -> new FileGdbFormat(folder).read(gdb, handIn(4548), new Collected(), b -> {}));
    assertThat(refusal.finding().rule()).isEqualTo("file_broken");
    assertThat(refusal.finding().detail()).startsWith("ogr2ogr: ");
  }

  private record Cut(Path file, int length) {}

  /** Of the table of parcels and of those that describe it; other files need not be read. */
  @Tag("slow")
  @Test
  void every_truncation_is_refused_or_loses_nothing() throws Exception {
    Path gdb = geodatabase(400);
    FileGdbFormat format = new FileGdbFormat(folder);
    Collected whole = new Collected();
    format.read(gdb, handIn(4548), whole, b -> {});
    assertThat(whole.rows).hasSize(400);
    List<Cut> cuts = new ArrayList<>();
    for (Path file : format.parts(gdb)) {
      int size = (int) Files.size(file);
      for (int length = 0; length < size; length += Math.max(1024, size / 8)) {
        cuts.add(new Cut(file, length));
      }
    }
    List<String> silent = new ArrayList<>();
    for (Cut cut : cuts) {
      byte[] bytes = Files.readAllBytes(cut.file());
      Files.write(cut.file(), Arrays.copyOf(bytes, cut.length()));
      Collected read =
          Assertions.assertTimeout(Duration.ofSeconds(20), () -> readOrRefused(format, gdb));
      boolean refused = read.findings.contains(REFUSED);
      if (!refused && !(read.rows.equals(whole.rows) && read.geometries.equals(whole.geometries))) {
        silent.add(cut + ": " + read.rows.size() + " rows");
      }
      Files.write(cut.file(), bytes);
    }
    assertThat(silent).isEmpty();
  }

  private static Collected readOrRefused(FileGdbFormat format, Path gdb) throws IOException {
    Collected read = new Collected();
    try {
      format.read(gdb, handIn(4548), read, b -> {});
    } catch (Unreadable e) {
      read.findings.add(REFUSED);
    }
    return read;
  }

  /** The limit on the size of files is a small disk that needs no rights. */
  @Test
  void a_disk_that_is_too_small_is_not_blamed_on_the_geodatabase() throws Exception {
    Path gdb = geodatabase();
    Path limited = folder.resolve("limited");
    Files.writeString(limited, "#!/bin/sh\nulimit -f 8\nexec ogr2ogr \"$@\"\n");
    assertThat(limited.toFile().setExecutable(true)).isTrue();
    FileGdbFormat format = new FileGdbFormat(folder, limited.toString());
    assertThatThrownBy(() -> format.read(gdb, handIn(4548), new Collected(), b -> {}))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DISK_FULL));
  }
}
