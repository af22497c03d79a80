package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static SnapshotManifest manifest(String id) {
    String[] parts = id.split("@|-r", 0);
    return new SnapshotManifest(
        id,
        parts[0],
        new Label("市", "City"),
        Optional.empty(),
        LocalDate.of(Integer.parseInt(parts[1]), 12, 31),
        Instant.EPOCH,
        4548,
        "1",
        "",
        Map.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  private static List<String> superfluous(int surveys, int revisions, String... ids) {
    List<SnapshotManifest> all = Stream.of(ids).map(RetentionTest::manifest).toList();
    return new Retention(surveys, revisions)
        .superfluous(all).stream().map(SnapshotManifest::id).toList();
  }

  @Test
  void keeps_the_newest_revisions_of_every_survey() {
    assertThat(superfluous(9, 1, "a@2022-r1", "a@2022-r2", "a@2023-r1", "a@2023-r2"))
        .containsExactly("a@2022-r1", "a@2023-r1");
  }

  @Test
  void keeps_the_newest_surveys_of_every_city() {
    assertThat(superfluous(1, 9, "a@2022-r1", "a@2023-r1", "b@2021-r1"))
        .containsExactly("a@2022-r1");
  }

  @Test
  void never_removes_everything() {
    assertThatThrownBy(() -> new Retention(0, 1)).isInstanceOf(LandstockException.class);
    assertThatThrownBy(() -> new Retention(1, 0)).isInstanceOf(LandstockException.class);
    assertThat(superfluous(1, 1, "a@2022-r1")).isEmpty();
  }

  @Tag("slow")
  @Test
  void an_open_warehouse_goes_on_without_what_was_removed(@TempDir Path directory) {
    Path home = directory.resolve("home");
    SmallCity city = new SmallCity(directory.resolve("city"));
    String first = city.load(home).snapshot();
    String second = city.load(home).snapshot();
    assertThat(new Retention(1, 1).apply(home))
        .extracting(SnapshotManifest::id)
        .containsExactly(first);
    assertThat(Verification.verify(home).ok()).isTrue();
    assertThat(new SnapshotStore(home).currentId()).contains(second);
    String third = city.load(home).snapshot();
    assertThat(third).endsWith("-r3");
  }

  @Tag("slow")
  @Test
  void what_a_killed_load_left_goes_first(@TempDir Path directory) throws IOException {
    Path home = directory.resolve("home");
    new SmallCity(directory.resolve("city")).load(home);
    Path left = new SnapshotStore(home).newStagingDirectory();
    Files.createDirectory(
        home.resolve("CURRENT.next")); // nothing can be written, as on a full disk
    assertThat(new Retention(1, 1).apply(home)).isEmpty();
    assertThat(left).doesNotExist();
  }
}
