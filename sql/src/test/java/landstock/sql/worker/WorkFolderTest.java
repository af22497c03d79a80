package landstock.sql.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  /** What another process runs: it makes a folder of its own, which sweeps, and removes it. */
  public static final class Sweeping {
    private Sweeping() {}

    public static void main(String[] arguments) {
      WorkFolder.create().close();
    }
  }

  private static void anotherProcessSweeps(Path temporary) throws Exception {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + temporary,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Sweeping.class.getName()))
            .inheritIO()
            .start();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isZero();
  }

  private static List<String> left(Path temporary) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }

  @Test
  void a_second_folder_does_not_give_the_first_away() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (WorkFolder first = WorkFolder.create();
        WorkFolder second = WorkFolder.create()) {
      Path home = first.home(1);
      anotherProcessSweeps(temporary);
      assertThat(home).isDirectory();
      assertThat(second.home(1)).isDirectory();
    }
  }

  @Test
  void what_a_dead_server_left_goes_and_one_that_starts_stays(@TempDir Path temporary)
      throws Exception {
    Path dead = Files.createDirectory(temporary.resolve("landstock-workers-dead"));
    Files.writeString(dead.resolve("lock"), "held\n");
    Path starting = Files.createDirectory(temporary.resolve("landstock-workers-starting"));
    Files.createFile(starting.resolve("lock"));
    Files.createDirectory(temporary.resolve("landstock-workers-younger"));
    anotherProcessSweeps(temporary);
    assertThat(left(temporary))
        .containsExactly("landstock-workers-starting", "landstock-workers-younger");
  }
}
