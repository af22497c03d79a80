package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.build.ModelRunner;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.snapshot.Publication.Staged;

/**
 * Carries snapshots that an older catalogue built into the present one. The old snapshot stays as
 * it is; its content becomes a new revision of the same survey, whose new columns are NULL and
 * whose new tables are empty, for nobody measured them then. What was computed stays as the older
 * catalogue defined it. Loading the hand-ins again fills the former and computes the latter anew.
 */
public final class Migration {
  private static final String OLD = "old";

  /** What a snapshot says of itself, which the old one says of its old self. */
  private static final Set<String> DESCRIPTION =
      Set.of("meta.catalog_column", "meta.measure", "meta.lineage");

  private final SnapshotStore store;
  private final DataModel model;
  private final BiConsumer<BuildDatabase, DataModel> description;

  private Migration(
      SnapshotStore store, DataModel model, BiConsumer<BuildDatabase, DataModel> description) {
    this.store = store;
    this.model = model;
    this.description = description;
  }

  /**
   * Migrates the newest revision of every survey that is not of the present catalogue.
   *
   * @param description writes what a snapshot of the present catalogue says of itself
   * @param telling is told each snapshot that is begun
   * @return ids of the new revisions
   * @throws LandstockException NOT_FOUND if there is no store; BUSY if it is being changed; CORRUPT
   *     if a snapshot is damaged; INVALID_ARGUMENT if a newer catalogue built one
   */
  public static List<String> run(
      Path home,
      DataModel model,
      BiConsumer<BuildDatabase, DataModel> description,
      Consumer<String> telling) {
    SnapshotStore store = SnapshotStore.existing(home);
    List<String> made = new ArrayList<>();
    StoreLock lock = store.lock();
    try {
      store.sweep();
      for (SnapshotManifest manifest : Retention.newestRevisions(store.manifests())) {
        if (manifest.newerThan(model.catalog().version())) {
          throw new LandstockException(
                  Code.INVALID_ARGUMENT,
                  manifest.id()
                      + " was built with catalogue "
                      + manifest.catalogVersion()
                      + ", of which this version knows only a part")
              .withHint("start the newer version of the product; or load the hand-ins again");
        }
        if (!manifest.catalogVersion().equals(model.catalog().version())) {
          telling.accept(manifest.id());
          made.add(new Migration(store, model, description).one(manifest));
        }
      }
    } finally {
      lock.close();
    }
    return made;
  }

  private String one(SnapshotManifest old) {
    Checksums.problem(store.snapshots().resolve(old.id()), old)
        .ifPresent(
            problem -> {
              throw new LandstockException(Code.CORRUPT, problem)
                  .withHint("restore it from a backup first: landstock restore DIR");
            });
    Path staging = store.newStagingDirectory();
    try {
      Path database = directory(staging, "snapshot").resolve(DatabaseFile.newName());
      BuildSettings settings = BuildSettings.ofThisMachine(directory(staging, "work"));
      Staged staged = fill(old, database, settings);
      Publication publication = new Publication(store);
      publication.seal(staged, settings);
      publication.publish(staged);
      return staged.id();
    } finally {
      store.discard(staging);
    }
  }

  private Staged fill(SnapshotManifest old, Path database, BuildSettings settings) {
    String id = store.newId(old.pack(), old.surveyDate());
    String loadId = UUID.randomUUID().toString();
    Path oldFile = store.snapshots().resolve(old.id()).resolve(DatabaseFile.of(old));
    try (BuildDatabase db = BuildDatabase.write(database, settings)) {
      db.attachReadOnly(oldFile, OLD);
      new ModelRunner(db, model).createTables();
      Map<String, Set<String>> columns = SnapshotTables.columnsOf(db, OLD);
      for (Table table : model.stored()) {
        if (!DESCRIPTION.contains(table.qualifiedName())) {
          carry(db, table, columns.getOrDefault(table.qualifiedName(), Set.of()));
        }
      }
      description.accept(db, model);
      db.execute(
          "UPDATE meta.load SET load_id = "
              + Identifiers.literal(loadId)
              + ", snapshot_id = "
              + Identifiers.literal(id)
              + ", catalog_version = "
              + Identifiers.literal(model.catalog().version()));
      db.detach(OLD);
      db.checkpoint();
    }
    return new Staged(
        id,
        old.pack(),
        old.label(),
        old.notice(),
        old.surveyDate(),
        old.srid(),
        model.catalog().version(),
        loadId,
        database,
        old.findings(),
        old.sources());
  }

  private static void carry(BuildDatabase db, Table table, Set<String> had) {
    Set<String> names = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    Set<String> common = new HashSet<>(had);
    common.retainAll(names);
    if (common.isEmpty()) {
      return;
    }
    String name = Identifiers.quote(table.schema()) + "." + Identifiers.quote(table.name());
    db.execute(
        "INSERT INTO "
            + name
            + " BY NAME SELECT "
            + table.columns().stream()
                .map(Column::name)
                .filter(common::contains)
                .map(Identifiers::quote)
                .collect(Collectors.joining(", "))
            + " FROM "
            + OLD
            + "."
            + name);
  }

  private static Path directory(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot make a directory in " + parent, e);
    }
  }
}
