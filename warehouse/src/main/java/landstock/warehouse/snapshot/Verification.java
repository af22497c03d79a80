package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.problem.LandstockException;

/**
 * What a look at every byte of a store found.
 *
 * @param snapshots one report each, in alphabetical order
 * @param strays files and directories that belong to no snapshot; a killed load's are listed, but
 *     do no harm
 * @param problems what is wrong with the store as a whole
 */
public record Verification(List<Report> snapshots, List<String> strays, List<String> problems) {

  public Verification {
    snapshots = List.copyOf(snapshots);
    strays = List.copyOf(strays);
    problems = List.copyOf(problems);
  }

  /**
   * One snapshot.
   *
   * @param checks what was looked at, in order; the first failure ends it
   */
  public record Report(String id, List<Check> checks) {

    public Report {
      checks = List.copyOf(checks);
    }

    public boolean ok() {
      return checks.stream().allMatch(Check::ok);
    }
  }

  /**
   * One thing looked at.
   *
   * @param name files, checksums, opens, ledger, rows or content
   * @param detail what was found
   */
  public record Check(String name, boolean ok, String detail) {}

  /** Whether every snapshot is whole and the store is one. */
  public boolean ok() {
    return problems.isEmpty() && snapshots.stream().allMatch(Report::ok);
  }

  /**
   * Looks at every byte. Changes nothing, and needs no lock: what is published or taken away
   * meanwhile is no fault.
   *
   * @throws LandstockException NOT_FOUND if there is no store at {@code home}
   */
  public static Verification verify(Path home) {
    SnapshotStore store = SnapshotStore.existing(home);
    List<Report> reports = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      for (Path snapshot : Directories.children(store.snapshots())) {
        String name = String.valueOf(snapshot.getFileName());
        if (Files.isDirectory(snapshot)) {
          Report report = report(snapshot, name, strays);
          if (report.ok() || store.has(name)) { // else retention has taken it away meanwhile
            reports.add(report);
          }
        } else {
          strays.add("snapshots/" + name);
        }
      }
      for (Path left : Directories.children(store.staging())) {
        strays.add("staging/" + left.getFileName());
      }
      Optional<String> current = store.currentId();
      if (current.isPresent() && !store.has(current.get())) {
        problems.add("CURRENT names " + current.get() + ", which is not there");
      }
    } catch (IOException e) {
      problems.add("the store cannot be read: " + e.getMessage());
    }
    return new Verification(reports, strays, problems);
  }

  private static Report report(Path snapshot, String name, List<String> strays) throws IOException {
    List<Check> checks = new ArrayList<>();
    SnapshotManifest manifest;
    try {
      manifest = ManifestFile.read(snapshot);
    } catch (LandstockException e) {
      return new Report(name, List.of(new Check("files", false, e.text())));
    }
    checks.add(
        new Check("files", manifest.id().equals(name), "the manifest says " + manifest.id()));
    for (Path file : Directories.children(snapshot)) {
      String fileName = String.valueOf(file.getFileName());
      if (!fileName.equals(ManifestFile.NAME) && !manifest.files().containsKey(fileName)) {
        strays.add("snapshots/" + name + "/" + fileName);
      }
    }
    Optional<String> problem = Checksums.problem(snapshot, manifest);
    checks.add(
        new Check(
            "checksums",
            problem.isEmpty(),
            problem.orElse(manifest.files().size() + " file(s) as their SHA-256 says")));
    if (problem.isEmpty()) {
      contents(snapshot, manifest, checks);
    }
    return new Report(name, checks);
  }

  private static void contents(Path snapshot, SnapshotManifest manifest, List<Check> checks) {
    Path file = snapshot.resolve(DatabaseFile.of(manifest));
    try (BuildDatabase database =
        BuildDatabase.read(
            file, BuildSettings.ofThisMachine(Path.of(System.getProperty("java.io.tmpdir"))))) {
      checks.add(new Check("opens", true, String.valueOf(file.getFileName())));
      long ledger =
          database.query("SELECT 1 FROM meta.load WHERE snapshot_id = ?", manifest.id()).size();
      checks.add(new Check("ledger", ledger == 1, ledger + " row(s) in meta.load"));
      Map<String, Long> rows = SnapshotTables.rows(database);
      long total = rows.values().stream().mapToLong(Long::longValue).sum();
      checks.add(
          new Check(
              "rows", rows.equals(manifest.rows()), total + " in " + rows.size() + " tables"));
      String hash = ContentHash.like(manifest.contentHash(), database);
      checks.add(new Check("content", hash.equals(manifest.contentHash()), hash));
    } catch (LandstockException e) {
      checks.add(new Check("opens", false, e.text()));
    }
  }
}
