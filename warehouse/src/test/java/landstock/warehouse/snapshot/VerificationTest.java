package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.snapshot.Verification.Check;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every kind of damage is seen by verify and at open. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class VerificationTest {
  private Path home = Path.of("");
  private Path snapshot = Path.of("");

  @BeforeEach
  void load(@TempDir Path directory) {
    home = directory.resolve("home");
    String id = new SmallCity(directory.resolve("city")).load(home).snapshot();
    snapshot = home.resolve("snapshots").resolve(id);
  }

  private Path database() throws IOException {
    try (Stream<Path> files = Files.list(snapshot)) {
      return files.filter(f -> f.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
  }

  private void damaged(String check, String text) {
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).isFalse();
    assertThat(verification.snapshots().get(0).checks())
        .filteredOn(c -> !c.ok())
        .singleElement()
        .satisfies(c -> assertThat(c.name()).isEqualTo(check))
        .satisfies(c -> assertThat(c.detail()).contains(text));
    assertThatThrownBy(() -> Warehouse.open(home).close())
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.code()).isEqualTo(LandstockException.Code.CORRUPT));
  }

  @Test
  void a_whole_store_passes_every_check() {
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).isTrue();
    assertThat(verification.snapshots().get(0).checks().stream().map(Check::name))
        .containsExactly("files", "checksums", "opens", "ledger", "rows", "content");
  }

  @Test
  void words_that_changed_places_are_seen() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      long middle = file.length() / 2 / 8 * 8;
      file.seek(middle);
      long first = file.readLong();
      long second = file.readLong();
      file.seek(middle);
      file.writeLong(second ^ 1);
      file.writeLong(first);
    }
    damaged("checksums", "is not what its SHA-256 says");
  }

  @Test
  void a_truncated_file_is_seen() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    damaged("checksums", "bytes, not");
  }

  @Test
  void a_missing_file_is_seen() throws IOException {
    Files.delete(database());
    damaged("checksums", "is missing");
  }

  @Test
  void half_a_manifest_is_seen() throws IOException {
    Path manifest = snapshot.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    damaged("files", "manifest.json");
  }

  @Test
  void a_manifest_that_says_something_else_than_it_did_is_seen() throws IOException {
    Path manifest = snapshot.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(": 4548", ": 4549"));
    damaged("files", "its checksum differs");
  }

  @Test
  void no_bit_of_a_manifest_changes_what_it_says() throws IOException {
    Path manifest = snapshot.resolve("manifest.json");
    SnapshotManifest whole = ManifestFile.read(snapshot);
    byte[] bytes = Files.readAllBytes(manifest);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      Files.write(manifest, bytes);
      try {
        assertThat(ManifestFile.read(snapshot)).as("byte %d", i).isEqualTo(whole);
      } catch (LandstockException e) {
        assertThat(e.code()).isEqualTo(LandstockException.Code.CORRUPT);
      }
      bytes[i] ^= 1;
    }
  }

  @Test
  void a_manifest_of_other_contents_is_seen_by_the_hash() throws IOException {
    String hash = ManifestFile.read(snapshot).contentHash();
    Manifests.edit(snapshot, text -> text.replace(hash, "0".repeat(64)));
    assertThat(Verification.verify(home).snapshots().get(0).checks())
        .filteredOn(c -> !c.ok())
        .singleElement()
        .satisfies(c -> assertThat(c.name()).isEqualTo("content"));
  }

  @Test
  void a_pointer_to_nothing_is_a_problem() throws IOException {
    Files.writeString(home.resolve("CURRENT"), "gone-2000-01-01-r1\n");
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).isFalse();
    assertThat(verification.problems())
        .containsExactly("CURRENT names gone-2000-01-01-r1, which is not there");
  }

  @Test
  void what_belongs_to_nobody_is_named_and_swept_by_the_next_load() throws IOException {
    Path dead = new SnapshotStore(home).newStagingDirectory();
    Files.writeString(dead.resolve("half.duckdb"), "half");
    Files.writeString(snapshot.resolve("notes.txt"), "hello");
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).isTrue();
    assertThat(verification.strays())
        .containsExactlyInAnyOrder(
            "staging/" + dead.getFileName(), "snapshots/" + snapshot.getFileName() + "/notes.txt");
    new SmallCity(home.resolveSibling("city")).load(home);
    assertThat(dead).doesNotExist();
  }

  @Test
  void a_file_among_the_snapshots_disables_nothing() throws IOException {
    Files.writeString(home.resolve("snapshots/.DS_Store"), "finder");
    assertThat(Verification.verify(home).ok()).isTrue();
    assertThat(Verification.verify(home).strays()).containsExactly("snapshots/.DS_Store");
    Warehouse.open(home).close();
    Path backup = home.resolveSibling("backup");
    StoreCopy.copy(home, backup, id -> {});
    assertThat(backup.resolve("REVISIONS")).content().doesNotContain("DS_Store");
    assertThat(new Retention(1, 1).apply(home)).isEmpty();
    new SmallCity(home.resolveSibling("city")).load(home);
    assertThat(new SnapshotStore(home).manifests()).hasSize(2);
  }

  @Test
  void a_directory_with_the_manifest_of_another_is_damaged() throws IOException {
    Path copy = Files.createDirectory(snapshot.resolveSibling("copy"));
    try (Stream<Path> files = Files.list(snapshot)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    damaged("files", "the manifest says " + snapshot.getFileName());
  }

  @Test
  void where_there_is_no_store_nothing_is_made() {
    Path nowhere = home.resolveSibling("nowhere");
    assertThatThrownBy(() -> Verification.verify(nowhere)).hasMessageContaining("no store");
    assertThatThrownBy(() -> Warehouse.open(nowhere)).hasMessageContaining("no store");
    assertThat(nowhere).doesNotExist();
  }
}
