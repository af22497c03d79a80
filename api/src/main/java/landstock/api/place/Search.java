package landstock.api.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.api.query.Ask;
import landstock.sql.query.Named;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Looks things up by code or name. Thread-safe. */
final class Search {
  private final Rows rows;
  private final Degrees degrees = new Degrees();
  private final String cased = SearchSql.text(true);
  private final String caseless = SearchSql.text(false);

  Search(Ask ask) {
    this.rows = new Rows(ask);
  }

  /**
   * @param q in lower case
   * @return best first
   */
  List<Found> find(SnapshotManifest snapshot, String q, int limit) {
    List<Found> found = new ArrayList<>();
    rows.each(
        snapshot.id(),
        q.equals(q.toUpperCase(Locale.ROOT)) ? caseless : cased,
        List.of(new Named("q", q)),
        row -> found.add(found(row, snapshot.srid())));
    return placed(snapshot, found.subList(0, Math.min(limit, found.size())));
  }

  private List<Found> placed(SnapshotManifest snapshot, List<Found> found) {
    List<Object> lost = new ArrayList<>();
    found.stream().filter(Found::isLost).forEach(f -> lost.add(f.code()));
    if (lost.isEmpty()) {
      return found;
    }
    Map<String, Found> places = new HashMap<>();
    rows.each(
        snapshot.id(),
        SearchSql.allocated(lost.size()),
        new ArrayList<>(lost),
        row -> {
          String code = String.valueOf(row.text(0));
          List<Double> box = box(row, 3, snapshot.srid());
          places.put(code, new Found("enterprise", code, null, row.text(2), row.text(1), box));
        });
    return found.stream()
        .map(f -> f.isLost() ? f.on(places.getOrDefault(f.code(), f)) : f)
        .toList();
  }

  private Found found(Row row, int srid) {
    String layer = String.valueOf(row.text(1));
    return new Found(
        layer,
        String.valueOf(row.text(2)),
        row.text(3),
        row.text(4),
        layer.equals("parcel") ? null : row.text(5),
        box(row, 6, srid));
  }

  private @Nullable List<Double> box(Row row, int column, int srid) {
    return Double.isNaN(row.real(column))
        ? null
        : degrees.box(
            new Envelope(
                row.real(column), row.real(column + 2), row.real(column + 1), row.real(column + 3)),
            srid);
  }
}
