package landstock.api.app;

import java.nio.file.Path;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellTexts;
import landstock.warehouse.staging.HandInTexts;

/** The files that snapshots of a store were made from, as far as they are still there. */
final class SnapshotTexts {
  private final Path home;
  private final HandInOptions options;
  private final DataModel model = new CatalogFiles(new DataFiles()).load();

  SnapshotTexts(Path home, HandInOptions options) {
    this.home = home;
    this.options = options;
  }

  CellTexts of(SnapshotManifest manifest) {
    String pack = options.pack().orElse(manifest.pack());
    if (options.pack().isEmpty() && !Packs.ofProduct().names().contains(pack)) {
      return CellTexts.NONE;
    }
    Path folder = options.data().orElse(home.resolve("hand-in").resolve(manifest.pack()));
    return Packs.ofProduct().find(pack).surveys().stream()
        .filter(s -> s.date().equals(manifest.surveyDate()))
        .findFirst()
        .<CellTexts>map(s -> new HandInTexts(folder, s, model))
        .orElse(CellTexts.NONE);
  }
}
