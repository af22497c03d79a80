package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Saved queries on a terminal. */
@Timeout(600)
class QueryCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false);
    return new Cli(console, Store::open, ShutdownSignal::new).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void queries_are_listed_answered_and_written_to_files(@TempDir Path folder) throws IOException {
    String home = folder.resolve("home").toString();
    SmallTown.load(folder.resolve("town"), folder.resolve("home"));
    assertThat(run("query", "--home", home)).isZero();
    assertThat(out()).contains("structure-use", "用途结构", "potential-street");
    assertThat(run("query", "structure-year", "--home", home, "-f", "csv")).as(err()).isZero();
    assertThat(out())
        .startsWith("year,parcel_count,")
        .contains("\r\n2023,6,")
        .doesNotContain("geom");
    assertThat(err()).contains("合成数据，并非真实");
    assertThat(run("query", "structure-street", "--home", home, "--lang", "en")).isZero();
    assertThat(out()).contains("甲街道").doesNotContain("POLYGON");
    Path file = folder.resolve("top.geojson");
    assertThat(
            run(
                "query",
                "distribution-top",
                "--home",
                home,
                "--param",
                "limit=1",
                "-f",
                "geojson",
                "--out",
                file.toString()))
        .isZero();
    assertThat(Files.readString(file)).contains("FeatureCollection", SmallTown.parcel(5));
    assertThat(run("query", "structure-use", "--home", home, "-f", "xlsx")).isEqualTo(2);
    assertThat(err()).contains("--out FILE");
    assertThat(run("query", "structure-use", "--home", home, "--param", "yaer=1")).isEqualTo(1);
    assertThat(err()).contains("no parameter 'yaer'", "did you mean: year");
    assertThat(run("query", "structure", "--home", home)).isEqualTo(1);
    assertThat(err()).contains("there is no query 'structure'");
  }
}
