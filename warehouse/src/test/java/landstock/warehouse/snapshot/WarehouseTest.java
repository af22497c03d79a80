package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WarehouseTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
    city.load(home);
  }

  @Test
  void a_new_snapshot_is_noticed_while_an_old_answer_is_still_read() throws InterruptedException {
    String count = "SELECT COUNT(*) FROM land.parcel";
    try (Warehouse warehouse = Warehouse.open(home);
        Answer old =
            warehouse.ask(Question.of("SELECT parcel_code FROM land.parcel"), Policy.OPEN)) {
      city.write("parcel.geojson", SmallCity.features(SmallCity.square(SmallCity.P1, 0)));
      city.load(home);
      Thread.sleep(1_100);
      assertThat(new Store(warehouse).row(count, null)).isEqualTo("1");
      assertThat(warehouse.current().orElseThrow().id()).isEqualTo("smallville-2023-12-31-r2");
      assertThat(old.rows().next()).isTrue();
      assertThat(old.rows().batch().getRowCount()).isEqualTo(2);
    }
  }

  @Test
  void the_newest_survey_is_current_even_when_an_older_one_is_published_later() {
    city.pack("date: 2023-12-31", "date: 2021-12-31").load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new Store(warehouse).rows("SELECT id FROM meta.snapshot WHERE is_current", null))
          .containsExactly(List.of("smallville-2023-12-31-r1"));
      assertThat(
              new Store(warehouse)
                  .row(
                      "SELECT COUNT(*) FROM land.parcel FOR SYSTEM_TIME AS OF DATE '2022-06-30'",
                      null))
          .isEqualTo("2");
    }
  }

  @Test
  void a_day_is_one_of_the_city_that_is_asked() {
    SmallCity other = new SmallCity(home.resolveSibling("other"));
    other.pack("name: smallville", "name: othertown").pack("date: 2023-12-31", "date: 2021-12-31");
    other.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThatThrownBy(
              () ->
                  new Store(warehouse)
                      .row(
                          "SELECT COUNT(*) FROM land.parcel"
                              + " FOR SYSTEM_TIME AS OF DATE '2022-06-30'",
                          null))
          .hasMessageContaining("there is no snapshot of smallville as of 2022-06-30")
          .hasMessageContaining("2023-12-31");
    }
  }

  @Test
  void a_clock_that_was_put_back_makes_nothing_old() throws IOException {
    Manifests.edit(
        home.resolve("snapshots/smallville-2023-12-31-r1"),
        text -> text.replaceFirst("(\"publishedAt\" : \")[^\"]+", "$12099-01-01T00:00:00Z"));
    String second = city.load(home).snapshot();
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(warehouse.current().orElseThrow().id()).isEqualTo(second);
      assertThat(new Retention(1, 1).superfluous(warehouse.snapshots()))
          .extracting(SnapshotManifest::id)
          .containsExactly("smallville-2023-12-31-r1");
    }
  }

  @Test
  void a_store_that_is_away_for_a_moment_is_served_on() throws Exception {
    try (Warehouse warehouse = Warehouse.open(home)) {
      Path away = Files.move(home, home.resolveSibling("away"));
      Thread.sleep(1_100);
      assertThat(current(warehouse)).isEqualTo("smallville-2023-12-31-r1");
      Files.move(away, home);
      city.load(home);
      for (int i = 0; i < 50 && !current(warehouse).endsWith("-r2"); i++) {
        Thread.sleep(100);
      }
      assertThat(current(warehouse)).isEqualTo("smallville-2023-12-31-r2");
    }
  }

  @Test
  void a_store_that_somebody_changes_all_the_time_is_served_all_the_time() throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(4);
    AtomicBoolean ended = new AtomicBoolean();
    try (Warehouse warehouse = Warehouse.open(home)) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        asked.add(askers.submit(() -> askUntil(warehouse, ended)));
      }
      for (int i = 0; i < 3; i++) {
        city.load(home);
        new Retention(1, 1).apply(home);
        Thread.sleep(500);
      }
      for (int i = 0; i < 50 && !current(warehouse).endsWith("-r4"); i++) {
        Thread.sleep(100);
      }
      ended.set(true);
      for (Future<Integer> answers : asked) {
        assertThat(answers.get()).isPositive();
      }
      assertThat(current(warehouse)).isEqualTo("smallville-2023-12-31-r4");
    } finally {
      askers.shutdownNow();
    }
  }

  private static String current(Warehouse warehouse) {
    return warehouse.current().orElseThrow().id();
  }

  private static int askUntil(Warehouse warehouse, AtomicBoolean ended) {
    int answers = 0;
    while (!ended.get()) {
      assertThat(new Store(warehouse).row("SELECT COUNT(*) FROM land.parcel", null)).isEqualTo("2");
      answers++;
    }
    return answers;
  }

  @Test
  void a_refused_question_gives_its_lease_back() {
    try (Warehouse warehouse = Warehouse.open(home)) {
      for (int i = 0; i < 3; i++) {
        try (Answer answer = warehouse.ask(Question.of("SELECT nothing"), Policy.OPEN)) {
          assertThat(answer).isNull();
        } catch (RuntimeException e) {
          assertThat(e).hasMessageContaining("nothing");
        }
      }
    }
  }

  @Test
  void an_empty_store_opens_and_has_no_snapshot() {
    Path empty = home.resolveSibling("empty");
    try (StoreLock lock = new SnapshotStore(empty).lock()) {
      assertThat(lock).isNotNull();
    }
    try (Warehouse warehouse = Warehouse.open(empty)) {
      assertThat(warehouse.snapshots()).isEmpty();
      assertThat(warehouse.current()).isEmpty();
    }
  }
}
