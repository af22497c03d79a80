package landstock.warehouse.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.SharedData;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class ParquetFormatTest {
  @TempDir Path work = Path.of("");

  private Collected read(Path file, int srid) throws IOException, Unreadable {
    Collected collected = new Collected();
    new ParquetFormat(work)
        .read(
            file,
            Collected.handIn(Format.PARQUET, srid, StandardCharsets.UTF_8),
            collected,
            b -> {});
    return collected;
  }

  @Test
  void every_kind_of_geometry_is_the_one_written_as_text_beside_it() throws Exception {
    Path folder = SharedData.folder("geoparquet");
    for (String kind :
        List.of(
            "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon")) {
      Collected read = read(folder.resolve("data-" + kind + "-encoding_wkb.parquet"), 4326);
      List<String> expected =
          Files.readAllLines(folder.resolve("data-" + kind + "-wkt.csv")).stream().skip(1).toList();
      assertThat(read.geometries).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        String text = expected.get(i).replaceFirst("^[0-9]+,", "").replace("\"", "");
        Geometry geometry = read.geometries.get(i);
        if (text.isBlank()) {
          assertThat((Object) geometry).isNull();
        } else {
          assertThat((Object) geometry).isNotNull();
          Geometry wanted = new WKTReader().read(text);
          assertThat(wanted.equalsExact(geometry)).as(kind + " " + text + " " + geometry).isTrue();
        }
      }
    }
  }

  @Test
  void a_missing_crs_is_crs84_and_another_one_in_the_pack_is_refused() throws Exception {
    Path example = SharedData.folder("geoparquet").resolve("example.parquet");
    Collected read = read(example, 4326);
    assertThat(read.rows).hasSize(5);
    assertThat(read.headers).contains("pop_est", "continent");
    assertThat(read.findings).isEmpty();
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(example, 4548));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
  }

  @Test
  void every_truncation_is_refused() throws Exception {
    byte[] whole = Files.readAllBytes(SharedData.folder("geoparquet").resolve("example.parquet"));
    for (int length = 4; length < whole.length; length += 1024) {
      Path file = work.resolve("cut [1].parquet");
      Files.write(file, Arrays.copyOf(whole, length));
      Assertions.assertTimeout(
          Duration.ofSeconds(10),
          () -> {
            Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> read(file, 4326));
            assertThat(refusal.finding().rule()).isEqualTo("file_broken");
            assertThat(refusal.finding().detail()).doesNotContain(work.toString());
          });
    }
  }
}
