package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {
  private Path home = Path.of("");

  @BeforeEach
  void name(@TempDir Path directory) {
    home = directory.resolve("home");
  }

  /** What another process runs: it asks for the lock once. */
  public static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) {
      try {
        new SnapshotStore(Path.of(arguments[0])).lock().close();
        System.out.println("free");
      } catch (LandstockException e) {
        System.out.println(e.code());
      }
    }
  }

  private String anotherProcessFindsIt() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Asking.class.getName(),
                    home.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }

  private static void assertBusy(ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.BUSY));
  }

  @Test
  void an_attempt_in_vain_does_not_take_the_lock_from_who_holds_it()
      throws IOException, InterruptedException {
    SnapshotStore store = new SnapshotStore(home);
    StoreLock lock = store.lock();
    assertBusy(store::lock);
    Path elsewhere = Files.createSymbolicLink(home.resolveSibling("elsewhere"), home);
    assertBusy(() -> new SnapshotStore(elsewhere).lock());
    assertThat(anotherProcessFindsIt()).isEqualTo("BUSY");
    lock.close();
    assertThat(anotherProcessFindsIt()).isEqualTo("free");
  }

  @Test
  void who_gives_it_back_twice_takes_it_from_nobody() {
    SnapshotStore store = new SnapshotStore(home);
    StoreLock first = store.lock();
    first.close();
    StoreLock second = store.lock();
    first.close();
    assertBusy(store::lock);
    second.close();
    store.lock().close();
  }
}
