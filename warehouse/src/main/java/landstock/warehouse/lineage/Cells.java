package landstock.warehouse.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import landstock.warehouse.lineage.Why.Origin;
import landstock.warehouse.staging.CellText;
import landstock.warehouse.staging.CellText.Place;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;

/** Adds what stands in the cells that a number comes from; each file is read once. */
final class Cells {
  private final CellTexts texts;
  private final Function<String, Map<String, String>> recorded;
  private final Predicate<Why> written;
  private final Map<String, Map<Place, CellText.Cell>> bySource = new HashMap<>();
  private final Map<String, Map<String, String>> headers = new HashMap<>();

  /**
   * @param recorded column to header, as the load read a hand-in; empty where nobody recorded it
   * @param written whether a value stands in a cell, as no shape does
   */
  Cells(CellTexts texts, Function<String, Map<String, String>> recorded, Predicate<Why> written) {
    this.texts = texts;
    this.recorded = recorded;
    this.written = written;
  }

  Why added(Why why) {
    Map<Origin, Map<Long, Set<String>>> wanted = new HashMap<>();
    collect(why, wanted);
    wanted.forEach(
        (file, rows) ->
            texts
                .find(file.source(), file.sha256(), rows)
                .ifPresent(found -> bySource.put(file.source(), found)));
    bySource.keySet().forEach(source -> headers.put(source, recorded.apply(source)));
    return bySource.isEmpty() ? why : with(why);
  }

  /** By hand-in: an origin without its row stands for the file. */
  private void collect(Why why, Map<Origin, Map<Long, Set<String>>> wanted) {
    Origin origin = why.origin();
    if (origin != null && written.test(why)) {
      wanted
          .computeIfAbsent(origin.at(0, null, 0), f -> new TreeMap<>())
          .computeIfAbsent(origin.row(), r -> new TreeSet<>())
          .add(why.column());
    }
    why.from().forEach(behind -> collect(behind, wanted));
  }

  private Why with(Why why) {
    Origin origin = why.origin();
    List<Why> from = why.from().stream().map(this::with).toList();
    return why.with(from, origin == null ? null : withCell(origin, why.column()));
  }

  /** Not where today's pack finds another cell than the one that was read then. */
  private Origin withCell(Origin origin, String column) {
    CellText.@Nullable Cell cell =
        bySource.getOrDefault(origin.source(), Map.of()).get(new Place(origin.row(), column));
    if (cell == null) {
      return origin;
    }
    String header = cell.header().orElse(null);
    String then = headers.getOrDefault(origin.source(), Map.of()).get(column);
    return header == null || then == null || header.equals(then)
        ? origin.withCell(new Why.Cell(header, cell.text()))
        : origin;
  }
}
