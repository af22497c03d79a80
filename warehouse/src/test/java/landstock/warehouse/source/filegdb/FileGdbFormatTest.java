package landstock.warehouse.source.filegdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.synthesis.handin.GeoPackageLayer;
import landstock.warehouse.synthesis.handin.LayerField;
import landstock.warehouse.testdata.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** With GDAL's own program, where it is installed and can write geodatabases. */
class FileGdbFormatTest {
  @TempDir Path folder = Path.of("");

  private static HandIn handIn(int srid) {
    return Collected.handIn(Format.FILEGDB, srid, StandardCharsets.UTF_8, "zd", null);
  }

  private Path geodatabase() throws Exception {
    Path source = folder.resolve("zd.gpkg");
    try (GeoPackageLayer layer =
        new GeoPackageLayer(
            source,
            "zd",
            List.of(LayerField.text("名称", 40)),
            "POINT",
            4548,
            LocalDate.of(2023, 12, 31))) {
      layer.add(
          Map.of("名称", "国贸"), new GeometryFactory().createPoint(new Coordinate(517000, 4330000)));
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
}
