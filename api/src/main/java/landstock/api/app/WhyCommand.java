package landstock.api.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.lineage.Why;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;
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
      "  landstock why mart.street_year tax street_code=,year=2023",
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
      description = {
        "Its row: column=value,… or the values alone in the order of its grain.",
        "An empty value means NULL."
      })
  private String key = "";

  @Mixin private StoreOption home = new StoreOption();

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Mixin private HandInOptions handIns = new HandInOptions();

  @Option(names = "--json", description = "Everything, as JSON.")
  private boolean json;

  WhyCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() {
    try (Store store = stores.open(home.path())) {
      SnapshotManifest asked = store.manifest(snapshot.id());
      CellTexts texts = new SnapshotTexts(home.path(), handIns).of(asked);
      Why why =
          new Lineage(store.ask()::ask, store.catalog().get())
              .why(table, column, key, asked.id(), texts);
      if (json) {
        console.say(json(why));
      } else {
        tell(why, "");
      }
    }
    return 0;
  }

  private void tell(Why why, String indent) {
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
      tell(origin, inner);
    }
    why.from().forEach(behind -> tell(behind, inner));
    if (why.more() > 0) {
      console.say(inner + "… and " + why.more() + " more rows");
    }
  }

  private void tell(Why.Origin origin, String indent) {
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
            + cell(origin.cell()));
  }

  private static String cell(Why.@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    String header = cell.header() == null ? "" : ", " + cell.header() + ":";
    return header + (cell.text() == null ? " nothing" : " \"" + cell.text() + "\"");
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
}
