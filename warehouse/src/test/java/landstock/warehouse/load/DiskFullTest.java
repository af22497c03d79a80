package landstock.warehouse.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.snapshot.Verification;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A load whose disk fills up leaves the store as it was, and says so. The disk is made small by a
 * limit on the size of a file ({@code prlimit} of util-linux), which needs no rights: a write past
 * it fails as on a full disk.
 */
@Tag("slow")
class DiskFullTest {

  /**
   * What the child process runs: one load, of enterprises from a Parquet file where one is given,
   * and what it says when that fails.
   */
  public static final class Loader {
    private Loader() {}

    public static void main(String[] arguments) throws IOException {
      SmallCity city = new SmallCity(Path.of(arguments[0]));
      if (arguments.length > 2) {
        city.pack("firm.csv, format: csv, encoding: UTF-8", arguments[2] + ", format: parquet");
      }
      // The driver's library, 70 MB, is unpacked while files may still grow.
      Warehouse.open(Path.of(arguments[1])).close();
      System.out.println("ready");
      System.in.read();
      try {
        System.out.println("published " + city.load(Path.of(arguments[1])).snapshot());
      } catch (LandstockException e) {
        System.out.println(e.code() + " " + e.text() + " " + e.hint().orElse(""));
      }
    }
  }

  private Path city = Path.of("");
  private Path home = Path.of("");
  private String first = "";

  @BeforeEach
  void load(@TempDir Path directory) {
    city = directory.resolve("city");
    home = directory.resolve("home");
    first = new SmallCity(city).load(home).snapshot();
  }

  private String loadWithFilesOfAtMost(int kibibytes, String... parquet)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                city.toString(),
                home.toString()));
    command.addAll(List.of(parquet));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader said = child.inputReader(UTF_8);
        Writer go = child.outputWriter(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("ready");
      limit(child.pid(), kibibytes * 1024L);
      go.write("go\n");
      go.flush();
      String last = said.readLine();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return last;
    }
  }

  /** From now on no file of the process may grow over this. */
  private static void limit(long pid, long bytes) throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--fsize=" + bytes)
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 300, 700, 1_500})
  void the_store_is_as_it_was_and_the_reason_is_told(int kibibytes)
      throws IOException, InterruptedException {
    String said = loadWithFilesOfAtMost(kibibytes);
    assertThat(said).contains(Code.DISK_FULL.name()).contains("the store is as it was");
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).isTrue();
    assertThat(verification.strays()).isEmpty();
    assertThat(new SnapshotStore(home).manifests()).extracting(m -> m.id()).containsExactly(first);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).row("SELECT count(*) FROM parcel", null)).isEqualTo("2");
    }
  }

  /**
   * Staging writes for the first time when it has a whole group of rows, in the midst of reading.
   */
  @Test
  void a_hand_in_is_not_broken_because_its_rows_found_no_space()
      throws IOException, InterruptedException {
    try (BuildDatabase maker = BuildDatabase.inMemory(BuildSettings.ofThisMachine(city))) {
      maker.execute(
          "COPY (SELECT '"
              + SmallCity.E1
              + "' AS 统一社会信用代码, uuid() AS 企业名称, '规上' AS 规模 FROM range(300000)) TO "
              + Identifiers.literal(city.resolve("firm.parquet").toString())
              + " (FORMAT parquet)");
    }
    assertThat(loadWithFilesOfAtMost(2_000, "firm.parquet"))
        .contains(Code.DISK_FULL.name())
        .contains("the store is as it was");
  }

  @Test
  void what_was_published_before_the_disk_was_full_is_named() {
    LandstockException failure =
        new LandstockException(Code.INTERNAL, "cannot publish b: No space left on device");
    assertThat(DiskFull.told(failure, home, List.of("a-r1")).hint().orElse(""))
        .startsWith("published before and whole: a-r1;")
        .doesNotContain("nothing was published");
  }

  @Test
  void a_refusal_that_quotes_such_words_stays_one() {
    LandstockException refusal =
        new LandstockException(Code.REJECTED, "firm.csv, row 7: 'file too large' is no number");
    assertThat(DiskFull.told(refusal, home, List.of())).isSameAs(refusal);
  }

  @Test
  void with_room_enough_the_same_load_succeeds() throws IOException, InterruptedException {
    assertThat(loadWithFilesOfAtMost(200_000)).contains("published");
  }
}
