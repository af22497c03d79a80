package landstock.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.Level;
import landstock.warehouse.feedback.ReportFiles;
import landstock.warehouse.feedback.Reports;
import landstock.warehouse.snapshot.SnapshotManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code landstock quality}. */
@Command(
    name = "quality",
    description = {
      "Writes to each bureau what is wrong with what it handed in.",
      "Makes a page for print and a workbook of every hand-in, in the bureau's own column names and",
      "row numbers, in Chinese and English.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock quality",
      "  landstock quality --owner 税务局 --out ./to-the-tax-bureau",
      "  landstock quality --source parcel --data ./hand-in --pack ./my-city",
    })
final class QualityCommand implements Callable<Integer> {
  private final Console console;
  private final Store.Opening stores;

  @Mixin private StoreOption home = new StoreOption();

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "One hand-in, by its name in the pack.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "BUREAU",
      description = "Hand-ins of one bureau, by its name in Chinese or English or a part of it.")
  private Optional<String> owner = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to (default: reports/SNAPSHOT of the store).")
  private Optional<Path> out = Optional.empty();

  @Mixin private HandInOptions handIns = new HandInOptions();

  QualityCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() {
    try (Store store = stores.openForOne(home.path())) {
      SnapshotManifest manifest = store.manifest(snapshot.id());
      Reports reports = reports(store, manifest);
      List<Reports.Named> sources = reports.sources();
      if (sources.stream().noneMatch(this::wanted)) {
        throw nothing(sources);
      }
      Path folder = out.orElse(home.path().resolve("reports").resolve(manifest.id()));
      List<ReportFiles.Written> written = ReportFiles.write(reports, this::wanted, folder);
      written.forEach(this::tell);
      console.say(written.size() + " report(s) in " + folder);
    }
    return 0;
  }

  private Reports reports(Store store, SnapshotManifest manifest) {
    SnapshotTexts files = new SnapshotTexts(home.path(), handIns);
    DataModel model = new CatalogFiles(new DataFiles()).load();
    return Reports.of(store.fixed()::ask, manifest, model, files.of(manifest));
  }

  private boolean wanted(Reports.Named named) {
    return source.map(named.name()::equals).orElse(true)
        && owner.map(o -> has(named.owner(), o)).orElse(true);
  }

  private static boolean has(Label owner, String part) {
    return owner.zh().contains(part)
        || owner.en().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private LandstockException nothing(List<Reports.Named> sources) {
    List<String> names = sources.stream().map(Reports.Named::name).toList();
    LandstockException none =
        new LandstockException(Code.NOT_FOUND, "no hand-in of the snapshot is meant")
            .withHint(
                sources.stream()
                    .map(s -> s.name() + " (" + s.owner().zh() + ", " + s.owner().en() + ")")
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("it has none"));
    return source.map(s -> none.withSuggestions(Nearest.to(s, names))).orElse(none);
  }

  private void tell(ReportFiles.Written written) {
    StringBuilder line = new StringBuilder();
    line.append(written.report().source().name())
        .append(" (")
        .append(written.report().source().owner().zh())
        .append("): ");
    for (Level level : Level.values()) {
      line.append(level.code()).append(' ').append(written.report().count(level)).append("  ");
    }
    console.say(
        line.append(written.page().getFileName()) + ", " + written.workbook().getFileName());
  }
}
