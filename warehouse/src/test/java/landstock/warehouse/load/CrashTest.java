package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import landstock.warehouse.snapshot.Retention;
import landstock.warehouse.snapshot.Verification;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is killed at any moment leaves a store that verifies and answers as before. */
@Tag("slow")
class CrashTest {
  private static final int KILLS = Integer.getInteger("landstock.kills", 20);

  /** Of what every load of the same city gives alike. */
  private static final String QUESTION =
      "SELECT parcel_code, year, area_m2, floor_area_m2, tax, total_value"
          + " FROM mart.parcel_year ORDER BY parcel_code, year";

  /** What the child process runs: loads the city for ever. */
  public static final class Loader {
    private Loader() {}

    public static void main(String[] arguments) {
      SmallCity city = new SmallCity(Path.of(arguments[0]));
      System.out.println("ready");
      while (true) {
        System.out.println(city.load(Path.of(arguments[1])).snapshot());
      }
    }
  }

  @Test
  void kill_9_at_random_moments_leaves_the_old_state_or_the_new_one(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path home = directory.resolve("home");
    new SmallCity(directory.resolve("city")).load(home);
    // Kills reach from the beginning of a load into the second one after it, on a busy machine too.
    int longestMs = (int) (1.5 * firstLoadMs(directory.resolve("timed"), home));
    List<List<String>> answer = answer(home);
    assertThat(answer).hasSize(2);
    Random random = new Random(20240101);
    int kept = Verification.verify(home).snapshots().size();
    int published = 0;
    for (int i = 0; i < KILLS; i++) {
      Process child = start(directory.resolve("city" + i), home);
      child.inputReader().readLine();
      Thread.sleep(random.nextInt(longestMs));
      child.destroyForcibly();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();

      Verification verification = Verification.verify(home);
      assertThat(verification.ok()).as("kill " + i + ": " + verification).isTrue();
      int found = verification.snapshots().size();
      assertThat(found).as("kill " + i).isGreaterThanOrEqualTo(kept);
      published += found - kept;
      assertThat(answer(home)).as("kill " + i).isEqualTo(answer);
      new Retention(1, 3).apply(home); // or each kill would verify more than the one before
      kept = Math.min(found, 3);
    }
    new SmallCity(directory.resolve("city")).load(home);
    assertThat(Verification.verify(home).strays()).isEmpty();
    assertThat(answer(home)).isEqualTo(answer);
    System.out.println("killed " + KILLS + " loads; " + published + " snapshots were published");
  }

  /** How long a process takes for its first load; it is killed then. */
  private static long firstLoadMs(Path city, Path home) throws IOException, InterruptedException {
    Process child = start(city, home);
    BufferedReader said = child.inputReader();
    said.readLine();
    long start = System.nanoTime();
    said.readLine();
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** What the current snapshot says. */
  private static List<List<String>> answer(Path home) {
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse).rows(QUESTION, null);
    }
  }

  private static Process start(Path city, Path home) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                city.toString(),
                home.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
