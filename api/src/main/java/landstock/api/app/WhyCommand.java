package landstock.api.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.lineage.Why;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock why}. */
@Command(
    name = "why",
    description = {
      "Tells where one number comes from, down to the cell that was handed in.",
      "Shows the rows behind it, the models between, and the records of the bureaus, with the text",
      "of the cell where the files are still at hand.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock why mart.parcel_year tax_per_mu parcel_code=120101001001GB00001,year=2023",
      "  landstock why land.building gfa_m2 B1 --data ./hand-in",
    })
final class WhyCommand implements Callable<Integer> {
  private final Console console;
  private final Store.Opening stores;

  @Parameters(index = "0", paramLabel = "TABLE", description = "Table of the catalogue.")
  private String table = "";

  @Parameters(index = "1", paramLabel = "COLUMN", description = "Column of it.")
  private String column = "";

  @Parameters(
      index = "2",
      paramLabel = "KEY",
      description = "Its row: column=value,… or the values alone in the order of its grain.")
  private String key = "";

  @Mixin private StoreOption home = new StoreOption();

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Mixin private HandInOptions handIns = new HandInOptions();

  @Option(names = "--json", description = "Everything, as JSON, without the texts of cells.")
  private boolean json;

  WhyCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() {
    try (Store store = stores.open(home.path())) {
      Why why =
          new Lineage(store.ask()::ask, store.catalog().get())
              .why(table, column, key, snapshot.id());
      if (json) {
        console.say(json(why));
      } else {
        tell(why, "", new Cells(store));
      }
    }
    return 0;
  }

  private void tell(Why why, String indent, Cells cells) {
    console.say(
        indent
            + why.table()
            + "."
            + why.column()
            + " of "
            + key(why.key())
            + " = "
            + (why.value() == null ? "unknown" : why.value())
            + (why.unit() == null || why.unit().equals("1") ? "" : " " + why.unit()));
    String inner = indent + "  ";
    Why.Origin origin = why.origin();
    if (origin == null || indent.isEmpty()) {
      console.say(inner + why.doc() + (why.model() == null ? "" : " [" + why.model() + "]"));
    }
    if (origin != null) {
      tell(why, origin, inner, cells);
    }
    why.from().forEach(behind -> tell(behind, inner, cells));
    if (why.more() > 0) {
      console.say(inner + "… and " + why.more() + " more rows");
    }
  }

  private void tell(Why why, Why.Origin origin, String indent, Cells cells) {
    console.say(
        indent
            + "handed in by "
            + origin.ownerZh()
            + " / "
            + origin.ownerEn()
            + ": "
            + origin.file()
            + ", "
            + origin.place()
            + cells
                .find(why, origin)
                .map(
                    cell ->
                        cell.header().map(h -> ", " + h + ": ").orElse(", ")
                            + (cell.text() == null ? "nothing" : "\"" + cell.text() + "\""))
                .orElse(""));
  }

  private static String key(Map<String, String> key) {
    return key.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String json(Why why) {
    try {
      return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(why);
    } catch (JsonProcessingException e) {
      throw new LandstockException(Code.INTERNAL, "cannot write JSON", e);
    }
  }

  /** Texts of cells, from files where they are at hand. */
  private final class Cells {
    private final Optional<SnapshotManifest> manifest;

    Cells(Store store) {
      this.manifest =
          snapshot.id().isEmpty()
              ? store.current().get()
              : store.snapshots().get().stream()
                  .filter(m -> m.id().equals(snapshot.id().get()))
                  .findFirst();
    }

    Optional<CellText.Cell> find(Why why, Why.Origin origin) {
      if (manifest.isEmpty()) {
        return Optional.empty();
      }
      String name = manifest.get().pack();
      if (handIns.pack().isEmpty() && !Packs.ofProduct().names().contains(name)) {
        return Optional.empty();
      }
      Path folder = handIns.data().orElse(home.path().resolve("hand-in").resolve(name));
      return Packs.ofProduct().find(handIns.pack().orElse(name)).surveys().stream()
          .filter(s -> s.date().equals(manifest.get().surveyDate()))
          .flatMap(s -> s.handIns().stream())
          .filter(h -> h.name().equals(origin.source()))
          .findFirst()
          .flatMap(handIn -> cell(folder, handIn, why, origin));
    }

    private Optional<CellText.Cell> cell(Path folder, HandIn handIn, Why why, Why.Origin origin) {
      return new CatalogFiles(new DataFiles())
          .load()
          .findDataset(handIn.dataset())
          .flatMap(
              dataset ->
                  CellText.find(
                      folder, handIn, dataset, origin.sha256(), origin.row(), why.column()));
    }
  }
}
