package landstock.warehouse.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import landstock.warehouse.lineage.Why.Origin;
import landstock.warehouse.staging.CellText;
import landstock.warehouse.staging.CellText.Place;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;

/** Adds what stands in the cells that a number comes from; each file is read once. */
final class Cells {
  private final Map<String, Map<Place, CellText.Cell>> bySource = new HashMap<>();

  private Cells() {}

  static Why added(Why why, CellTexts texts) {
    Map<Origin, Map<Long, Set<String>>> wanted = new HashMap<>();
    collect(why, wanted);
    Cells cells = new Cells();
    wanted.forEach(
        (file, rows) ->
            texts
                .find(file.source(), file.sha256(), rows)
                .ifPresent(found -> cells.bySource.put(file.source(), found)));
    return cells.bySource.isEmpty() ? why : cells.added(why);
  }

  /** By hand-in: an origin without its row stands for the file. */
  private static void collect(Why why, Map<Origin, Map<Long, Set<String>>> wanted) {
    Origin origin = why.origin();
    if (origin != null) {
      wanted
          .computeIfAbsent(origin.withRow(0), f -> new TreeMap<>())
          .computeIfAbsent(origin.row(), r -> new TreeSet<>())
          .add(why.column());
    }
    why.from().forEach(behind -> collect(behind, wanted));
  }

  private Why added(Why why) {
    Origin origin = why.origin();
    List<Why> from = why.from().stream().map(this::added).toList();
    return why.with(from, origin == null ? null : withCell(origin, why.column()));
  }

  private Origin withCell(Origin origin, String column) {
    CellText.@Nullable Cell cell =
        bySource.getOrDefault(origin.source(), Map.of()).get(new Place(origin.row(), column));
    return cell == null
        ? origin
        : origin.withCell(new Why.Cell(cell.header().orElse(null), cell.text()));
  }
}
