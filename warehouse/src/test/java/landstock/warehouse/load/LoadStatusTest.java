package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.load.LoadStatus.State;
import landstock.warehouse.load.LoadStatus.Worker;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.snapshot.StoreLock;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did not start a load can watch it. */
@Tag("slow")
class LoadStatusTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
  }

  private LoadStatus status() {
    return LoadStatus.of(home).orElseThrow();
  }

  @Test
  void a_store_into_which_nothing_was_loaded_has_none() {
    assertThat(LoadStatus.of(home)).isEmpty();
  }

  @Test
  void every_step_is_seen_from_outside_while_it_runs() {
    List<LoadStatus> seen = new ArrayList<>();
    Load.run(
        Packs.ofProduct().find(city.folder().toString()),
        city.folder(),
        home,
        event -> seen.add(status()));
    assertThat(seen).allMatch(LoadStatus::running).allMatch(s -> s.pack().equals("smallville"));
    assertThat(seen.stream().map(LoadStatus::id).distinct()).hasSize(1);
    // The file is written after the one who started is told: each sees the step before.
    assertThat(seen.stream().flatMap(s -> Optional.ofNullable(s.step()).stream()))
        .extracting(LoadStatus.Step::name)
        .contains("parcel", "tax_year", "models", "rules");
    assertThat(status().state()).isEqualTo(State.PUBLISHED);
    assertThat(status().snapshots()).containsExactly("smallville-2023-12-31-r1");
    assertThat(status().problem()).isNull();
    assertThat(Optional.ofNullable(status().step()).map(LoadStatus.Step::share)).contains(1.0);
  }

  @Test
  void a_refused_load_says_why_and_what_to_do() {
    city.delete("tax.csv");
    assertThatThrownBy(() -> city.load(home)).isInstanceOf(LandstockException.class);
    assertThat(status().state()).isEqualTo(State.REJECTED);
    assertThat(status().snapshots()).isEmpty();
    assertThat(status().problem()).contains("tax.csv").contains("load again");
  }

  @Test
  void a_load_that_never_began_leaves_the_word_of_the_other() {
    city.load(home);
    LoadStatus first = status();
    try (StoreLock lock = new SnapshotStore(home).lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> city.load(home)).hasMessageContaining("another load");
    }
    assertThat(status()).isEqualTo(first);
  }

  @Test
  void a_load_whose_process_is_gone_was_interrupted() throws Exception {
    Process child = new ProcessBuilder("sleep", "60").start();
    Worker worker = new Worker(child.pid(), child.info().startInstant().orElse(null));
    write(worker);
    assertThat(status().state()).isEqualTo(State.RUNNING);
    child.destroyForcibly().waitFor();
    assertThat(status().state()).isEqualTo(State.INTERRUPTED);
    assertThat(status().problem()).contains("load again");
  }

  @Test
  void another_process_of_the_same_number_is_not_the_load() throws IOException {
    write(new Worker(Worker.self().pid(), Instant.EPOCH));
    assertThat(status().state()).isEqualTo(State.INTERRUPTED);
  }

  @Test
  void a_clock_that_was_set_ends_no_load() throws IOException {
    Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
    write(new Worker(Worker.self().pid(), began.plusSeconds(2)));
    assertThat(status().state()).isEqualTo(State.RUNNING);
  }

  private void write(Worker worker) throws IOException {
    Files.createDirectories(home);
    new StatusFile(home)
        .write(
            new LoadStatus(
                "1",
                "smallville",
                State.RUNNING,
                Instant.now(),
                Instant.now(),
                worker,
                null,
                List.of(),
                null));
  }

  @Test
  void a_file_that_cannot_be_understood_says_nothing() throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("load.json"), "{\"id\": ");
    assertThat(LoadStatus.of(home)).isEmpty();
  }

  @Test
  void a_load_goes_on_where_it_cannot_be_watched() throws IOException {
    Files.createDirectories(home.resolve("load.json").resolve("in the way"));
    assertThat(city.load(home).snapshot()).isEqualTo("smallville-2023-12-31-r1");
    assertThat(LoadStatus.of(home)).isEmpty();
  }
}
