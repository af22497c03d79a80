package landstock.api.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.diff.Comparison;
import landstock.warehouse.diff.SnapshotDiff;
import landstock.warehouse.diff.SnapshotDiff.IndicatorChange;
import landstock.warehouse.diff.SnapshotDiff.Kind;
import landstock.warehouse.diff.SnapshotDiff.ParcelChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock diff}. */
@Command(
    name = "diff",
    description = {
      "Tells what changed from one snapshot to another.",
      "Shows parcels split, merged, new and gone; registered facts that differ; totals of every",
      "indicator.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  landstock diff heping-2023-12-31-r1 heping-2024-12-31-r1",
      "  landstock diff --json A B > changes.json",
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;
  private final Store.Opening stores;

  @Parameters(index = "0", paramLabel = "A", description = "Id of the earlier snapshot.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "B", description = "Id of the later snapshot.")
  private String to = "";

  @Mixin private StoreOption home = new StoreOption();

  @Option(
      names = "--parcels",
      paramLabel = "N",
      description = "Changes of parcels shown (default: ${DEFAULT-VALUE}).")
  private int shown = 20;

  @Option(names = "--json", description = "Everything, as JSON.")
  private boolean json;

  DiffCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() {
    try (Store store = stores.open(home.path())) {
      SnapshotDiff diff =
          Comparison.of(store.ask()::ask, store.catalog().get(), store.snapshots().get(), from, to);
      if (json) {
        console.say(json(diff));
      } else {
        tell(diff);
      }
    }
    return 0;
  }

  private void tell(SnapshotDiff diff) {
    console.say("parcels");
    for (Kind kind : Kind.values()) {
      List<ParcelChange> changes = diff.parcels().stream().filter(c -> c.kind() == kind).toList();
      if (!changes.isEmpty()) {
        console.say(String.format(Locale.ROOT, "  %-10s %,8d", name(kind), changes.size()));
      }
    }
    diff.parcels().stream().limit(shown).forEach(change -> console.say("    " + line(change)));
    if (diff.parcels().size() > shown) {
      console.say("    … " + (diff.parcels().size() - shown) + " more; --parcels N or --json");
    }
    console.say("registered facts that differ, parcels");
    diff.attributes()
        .forEach(
            a -> console.say(String.format(Locale.ROOT, "  %-24s %,8d", a.column(), a.parcels())));
    console.say("indicators: sum before, after, change; parcels that have it; years");
    diff.indicators().forEach(i -> console.say(line(i)));
  }

  private static String line(ParcelChange change) {
    return String.format(
        Locale.ROOT,
        "%-10s %s -> %s  (%s -> %s m2)",
        name(change.kind()),
        change.before().isEmpty() ? "nothing" : String.join(" + ", change.before()),
        change.after().isEmpty() ? "nothing" : String.join(" + ", change.after()),
        area(change.areaBeforeM2()),
        area(change.areaAfterM2()));
  }

  private static String area(@Nullable Double m2) {
    return m2 == null ? "unknown" : String.format(Locale.ROOT, "%,.0f", m2);
  }

  private static String line(IndicatorChange change) {
    return String.format(
        Locale.ROOT,
        "  %-22s %20s %20s %10s  %,d -> %,d  %s",
        change.column(),
        number(change.before()),
        number(change.after()),
        percent(change),
        change.parcelsBefore(),
        change.parcelsAfter(),
        years(change));
  }

  private static String years(IndicatorChange change) {
    return year(change.yearBefore()) + " -> " + year(change.yearAfter());
  }

  private static String year(@Nullable Integer year) {
    return year == null ? "none" : year.toString();
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "unknown" : String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String percent(IndicatorChange change) {
    BigDecimal before = change.before();
    BigDecimal after = change.after();
    if (before == null || after == null || before.signum() == 0) {
      return "";
    }
    double ratio = after.subtract(before).doubleValue() / Math.abs(before.doubleValue());
    return String.format(Locale.ROOT, "%+.2f %%", ratio * 100);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String json(SnapshotDiff diff) {
    try {
      return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(diff);
    } catch (JsonProcessingException e) {
      throw new LandstockException(Code.INTERNAL, "cannot write JSON", e);
    }
  }
}
