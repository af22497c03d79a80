package landstock.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LoadBenchTest {

  @Test
  void a_small_city_is_written_loaded_and_verified_and_written_once(@TempDir Path folder)
      throws IOException {
    String first = run(folder, "one");
    assertThat(first)
        .contains("2,000 parcels, 2,600 buildings, 1,600 enterprises")
        .containsPattern("loaded ([0-9,]+) of \\1 rows")
        .contains("blocking=0")
        .contains("error=0")
        .contains("µs a parcel")
        .contains("the store verifies");
    var written = Files.getLastModifiedTime(folder.resolve("city-2000/tax.csv"));
    String second = run(folder, "two");
    assertThat(Files.getLastModifiedTime(folder.resolve("city-2000/tax.csv"))).isEqualTo(written);
    assertThat(content(second)).isEqualTo(content(first));
  }

  private static String run(Path folder, String home) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      assertThat(new LoadBench(2_000, print).run(folder, folder.resolve(home))).isTrue();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String content(String told) {
    return told.lines().filter(l -> l.contains("content ")).findFirst().orElseThrow();
  }
}
