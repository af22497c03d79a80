package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.load.SelfDescription;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of an older catalogue, made by taking a column and a table away from a present one. */
@Tag("slow")
class MigrationTest {
  private final DataModel model = new CatalogFiles(new DataFiles()).load();
  private Path home = Path.of("");
  private SmallCity city = new SmallCity(Path.of("target/unused-city"));

  @BeforeEach
  void older(@TempDir Path directory) throws IOException {
    home = directory.resolve("home");
    city = new SmallCity(directory.resolve("city"));
    city.load(home);
    builtBy("0");
  }

  private void builtBy(String version) throws IOException {
    SnapshotStore store = new SnapshotStore(home);
    SnapshotManifest now = store.manifests().get(0);
    Path snapshot = store.snapshots().resolve(now.id());
    Path file = snapshot.resolve(DatabaseFile.of(now));
    try (BuildDatabase db =
        BuildDatabase.write(file, BuildSettings.ofThisMachine(home.resolveSibling("spill")))) {
      db.execute("ALTER TABLE land.parcel DROP COLUMN IF EXISTS planned_far");
      db.execute("DROP TABLE IF EXISTS plan.transit");
      db.execute("CREATE OR REPLACE TABLE land.forgotten AS SELECT 1 AS x");
      db.execute("DELETE FROM meta.catalog_column WHERE column_name = 'planned_far'");
      db.execute("UPDATE meta.measure SET formula = 'of old'");
      db.execute("DELETE FROM meta.lineage");
      db.execute("UPDATE meta.load SET catalog_version = '" + version + "'");
      db.checkpoint();
    }
    SnapshotManifest old =
        new SnapshotManifest(
            now.id(),
            now.pack(),
            now.label(),
            now.notice(),
            now.surveyDate(),
            now.publishedAt(),
            now.srid(),
            version,
            now.contentHash(),
            now.rows(),
            now.findings(),
            now.sources(),
            java.util.Map.of(DatabaseFile.of(now), Checksums.of(file)));
    Files.writeString(snapshot.resolve(ManifestFile.NAME), ManifestFile.text(old));
  }

  @Test
  void an_older_catalogue_is_refused_with_the_command_that_helps() {
    assertThatThrownBy(() -> Warehouse.open(home).close())
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.hint().orElse("")).contains("landstock migrate --home " + home));
  }

  @Test
  void a_migrated_store_answers_and_says_what_it_does_not_know() {
    List<String> made = Migration.run(home, model, SelfDescription::write, id -> {});
    assertThat(made).singleElement().asString().endsWith("-r2");
    assertThat(Verification.verify(home).snapshots())
        .filteredOn(r -> r.id().equals(made.get(0)))
        .allMatch(Verification.Report::ok);
    try (Warehouse warehouse = Warehouse.open(home)) {
      Store store = new Store(warehouse);
      assertThat(store.row("SELECT count(*), count(planned_far), sum(area_m2) FROM parcel", null))
          .isEqualTo("2 0 20000.0");
      assertThat(store.row("SELECT count(*) FROM plan.transit", null)).isEqualTo("0");
      assertThat(store.row("SELECT sum(amount) FROM econ.tax_year", null)).isEqualTo("187.00");
      assertThat(warehouse.snapshots()).hasSize(1);
    }
  }

  @Test
  void a_migrated_snapshot_describes_what_it_is_now() {
    Migration.run(home, model, SelfDescription::write, id -> {});
    long columns = model.catalog().tables().stream().mapToLong(t -> t.columns().size()).sum();
    try (Warehouse warehouse = Warehouse.open(home)) {
      Store store = new Store(warehouse);
      assertThat(
              store.row(
                  "SELECT count(*), count(DISTINCT (table_name, column_name)),"
                      + " count(*) FILTER (WHERE table_name = 'land.parcel'"
                      + " AND column_name = 'planned_far') FROM meta.catalog_column",
                  null))
          .isEqualTo(columns + " " + columns + " 1");
      assertThat(
              store.row(
                  "SELECT count(*) > 0, count(*) FILTER (WHERE formula = 'of old')"
                      + " FROM meta.measure",
                  null))
          .isEqualTo("true 0");
      assertThat(store.row("SELECT count(*) > 0 FROM meta.lineage", null)).isEqualTo("true");
    }
  }

  @Test
  void migrating_twice_does_nothing_more() {
    Migration.run(home, model, SelfDescription::write, id -> {});
    assertThat(Migration.run(home, model, SelfDescription::write, id -> {})).isEmpty();
  }

  @Test
  void what_a_newer_catalogue_built_is_never_carried_back() throws IOException {
    builtBy("1000");
    assertThatThrownBy(() -> Migration.run(home, model, SelfDescription::write, id -> {}))
        .hasMessageContaining("built with catalogue 1000");
    assertThatThrownBy(() -> Warehouse.open(home).close())
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.hint().orElse("")).startsWith("start the newer version"));
  }

  @Test
  void loading_the_hand_ins_again_does_as_well() {
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(warehouse.snapshots()).hasSize(1);
    }
  }
}
