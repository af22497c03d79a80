package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.StoreCopy.Copied;
import landstock.warehouse.snapshot.Verification.Report;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class StoreCopyTest {
  private Path home = Path.of("");
  private Path backup = Path.of("");
  private SmallCity city = new SmallCity(Path.of("target/unused-city"));
  private String first = "";

  @BeforeEach
  void load(@TempDir Path directory) {
    home = directory.resolve("home");
    backup = directory.resolve("backup");
    city = new SmallCity(directory.resolve("city"));
    first = city.load(home).snapshot();
  }

  private static Copied copy(Path from, Path to) {
    return StoreCopy.copy(from, to, id -> {});
  }

  private static void halveManifest(Path home, String id) throws IOException {
    Path manifest = home.resolve("snapshots").resolve(id).resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
  }

  private static Path database(Path home, String id) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("snapshots").resolve(id))) {
      return files.filter(f -> f.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
  }

  @Test
  void a_backup_is_a_store_that_answers_the_same() {
    assertThat(copy(home, backup).copied()).containsExactly(first);
    assertThat(Verification.verify(backup).ok()).isTrue();
    String sql = "SELECT sum(total_value) FROM land.valuation";
    try (Warehouse there = Warehouse.open(backup);
        Warehouse here = Warehouse.open(home)) {
      assertThat(new Store(there).row(sql, null)).isEqualTo(new Store(here).row(sql, null));
    }
  }

  @Test
  void the_second_backup_copies_only_what_is_new() {
    copy(home, backup);
    String second = city.load(home).snapshot();
    Copied copied = copy(home, backup);
    assertThat(copied.copied()).containsExactly(second);
    assertThat(copied.present()).containsExactly(first);
    assertThat(Verification.verify(backup).ok()).isTrue();
  }

  @Test
  void a_damaged_snapshot_is_replaced_from_the_backup() throws IOException {
    copy(home, backup);
    Files.write(database(home, first), new byte[] {1, 2, 3});
    assertThat(Verification.verify(home).ok()).isFalse();
    assertThat(copy(backup, home).mended()).containsExactly(first);
    assertThat(Verification.verify(home).ok()).isTrue();
  }

  @Test
  void a_snapshot_whose_manifest_is_half_is_replaced_from_the_backup() throws IOException {
    String second = city.load(home).snapshot();
    copy(home, backup);
    halveManifest(home, first);
    Copied copied = copy(backup, home);
    assertThat(copied.mended()).containsExactly(first);
    assertThat(copied.present()).containsExactly(second);
    assertThat(Verification.verify(home).ok()).isTrue();
    assertThat(Verification.verify(home).strays()).isEmpty();
  }

  @Test
  void a_manifest_that_says_something_else_is_replaced_and_never_copied() throws IOException {
    copy(home, backup);
    Path manifest = home.resolve("snapshots").resolve(first).resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("2023-12-31\"", "2033-12-31\""));
    assertThatThrownBy(() -> copy(home, home.resolveSibling("third")))
        .hasMessageContaining("its checksum differs");
    assertThat(copy(backup, home).mended()).containsExactly(first);
    assertThat(Verification.verify(home).ok()).isTrue();
  }

  @Test
  void what_is_damaged_in_the_source_keeps_no_other_from_being_copied() throws IOException {
    String second = city.load(home).snapshot();
    String third = city.load(home).snapshot();
    halveManifest(home, first);
    Files.write(database(home, second), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> copy(home, backup))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CORRUPT))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.hint().orElse("")).contains("1 copied"))
        .hasMessageContainingAll("2 damaged", first, second);
    assertThat(new SnapshotStore(backup).manifests()).extracting(m -> m.id()).containsOnly(third);
    assertThat(Verification.verify(backup).ok()).isTrue();
    assertThat(Verification.verify(backup).strays()).isEmpty();
  }

  @Test
  void what_only_the_target_has_and_is_damaged_is_told_after_the_copy() throws IOException {
    copy(home, backup);
    String second = city.load(home).snapshot();
    String third = city.load(home).snapshot();
    halveManifest(home, second);
    Files.write(database(home, first), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> copy(backup, home))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining(second);
    assertThat(Verification.verify(home).snapshots())
        .filteredOn(Report::ok)
        .extracting(Report::id)
        .containsExactly(first, third);
  }

  @Test
  void what_is_damaged_stays_until_its_replacement_is_whole() throws IOException {
    copy(home, backup);
    Files.write(database(home, first), new byte[] {1, 2, 3});
    Files.delete(database(backup, first));
    assertThatThrownBy(() -> copy(backup, home))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("is missing");
    assertThat(database(home, first)).hasSize(3);
  }

  @Test
  void a_lost_store_comes_back_and_goes_on_counting_its_revisions() {
    copy(home, backup);
    Path elsewhere = home.resolveSibling("elsewhere");
    copy(backup, elsewhere);
    String next = city.load(elsewhere).snapshot();
    assertThat(next).isNotEqualTo(first).endsWith("-r2");
  }

  @Test
  void a_damaged_source_is_named_and_nothing_of_it_appears() throws IOException {
    Files.write(database(home, first), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> copy(home, backup))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining(first);
    assertThat(new SnapshotStore(backup).manifests()).isEmpty();
  }

  @Test
  void stores_of_two_histories_are_not_mixed() {
    Path other = home.resolveSibling("other");
    city.write("value.csv", "宗地代码,年度,土地价值\n" + SmallCity.P1 + ",2023,7\n").load(other);
    assertThatThrownBy(() -> copy(home, other))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("another snapshot called " + first);
  }

  @Test
  void a_store_is_no_backup_of_itself() throws IOException {
    Path link = Files.createSymbolicLink(home.resolveSibling("link"), home);
    for (Path same : List.of(home, link)) {
      assertThatThrownBy(() -> copy(home, same))
          .isInstanceOf(LandstockException.class)
          .hasMessageContaining("cannot be copied to itself");
    }
  }

  @Test
  void a_manifest_that_leads_out_of_its_directory_is_damaged() throws IOException {
    Path snapshot = home.resolve("snapshots").resolve(first);
    String whole = Files.readString(snapshot.resolve("manifest.json"));
    String file = String.valueOf(database(home, first).getFileName());
    for (String name : List.of("../../../x.duckdb", "/tmp/x.duckdb", "..", "manifest.json")) {
      Files.writeString(snapshot.resolve("manifest.json"), whole);
      Manifests.edit(snapshot, text -> text.replace(file, name));
      assertThatThrownBy(() -> copy(home, backup))
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
    }
    Files.writeString(snapshot.resolve("manifest.json"), whole);
    Manifests.edit(snapshot, text -> text.replaceFirst("(?s)(\\.duckdb\" : )\\{[^}]*}", "$1null"));
    assertThat(Verification.verify(home).ok()).isFalse();
  }

  @Test
  void what_lies_where_a_store_is_made_stays() throws IOException {
    Path theirs = Files.createDirectories(backup.resolve("staging/2024"));
    Files.writeString(theirs.resolve("parcel.geojson"), "{}");
    copy(home, backup);
    assertThat(theirs.resolve("parcel.geojson")).exists();
  }

  @Test
  void no_store_to_copy_from_is_said() {
    assertThatThrownBy(() -> copy(home.resolveSibling("nothing"), backup))
        .isInstanceOf(LandstockException.class)
        .hasMessageContaining("there is no store");
  }

  @Test
  void copies_while_others_load() throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    Thread loads = new Thread(() -> loaded.add(city.load(home).snapshot()));
    loads.start();
    copy(home, backup);
    loads.join();
    copy(home, backup);
    assertThat(new SnapshotStore(backup).manifests()).hasSize(2);
    assertThat(Verification.verify(backup).ok()).isTrue();
    assertThat(loaded).hasSize(1);
  }
}
