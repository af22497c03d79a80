package landstock.warehouse.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.diff.SnapshotDiff.IndicatorChange;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/** Sums over all parcels of a snapshot, of what measures sum, beside those of another. */
final class Indicators {
  private final Function<String, List<List<@Nullable Object>>> rows;
  private final Catalog catalog;
  private final Table parcelYear;

  /**
   * @param rows that a statement gives
   */
  Indicators(Function<String, List<List<@Nullable Object>>> rows, Catalog catalog) {
    this.rows = rows;
    this.catalog = catalog;
    this.parcelYear = catalog.findTable("mart", "parcel_year").orElseThrow();
  }

  /** What became of each, in the order of the catalogue. */
  List<IndicatorChange> changes(SnapshotManifest from, SnapshotManifest to) {
    Set<String> summed = summed(catalog, parcelYear);
    List<String> columns =
        parcelYear.columns().stream()
            .filter(c -> summed.contains("f." + c.name()))
            .map(Column::name)
            .toList();
    List<Total> before = totals(from, columns);
    List<Total> after = totals(to, columns);
    List<IndicatorChange> changes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Total a = before.get(i);
      Total b = after.get(i);
      changes.add(
          new IndicatorChange(
              columns.get(i), a.sum(), b.sum(), a.parcels(), b.parcels(), a.year(), b.year()));
    }
    return changes;
  }

  /** What measures sum over parcels, qualified with {@code f}; a mean or a term of years is not. */
  private static Set<String> summed(Catalog catalog, Table parcelYear) {
    return Measures.load(new DataFiles(), catalog).measures().values().stream()
        .flatMap(measure -> measure.sums().stream())
        .flatMap(sum -> sum.terms().stream())
        .filter(term -> term.fact().table().equals(parcelYear))
        .map(Measure.Term::sum)
        .collect(Collectors.toSet());
  }

  /**
   * One column of a snapshot over its parcels.
   *
   * @param year NULL where no parcel has it in any year
   */
  private record Total(@Nullable Integer year, @Nullable BigDecimal sum, long parcels) {}

  /**
   * Each in the year of the survey; a survey of January tells of the year before, and then it is
   * the newest year that has figures. What lies after the survey is looked at last.
   */
  private List<Total> totals(SnapshotManifest snapshot, List<String> columns) {
    int surveyed = snapshot.surveyDate().getYear();
    List<List<@Nullable Object>> years =
        rows.apply(
            "SELECT year, "
                + columns.stream()
                    .map(c -> "sum(" + c + "), count(" + c + ")")
                    .collect(Collectors.joining(", "))
                + " FROM mart.parcel_year FOR SYSTEM_TIME AS OF '"
                + snapshot.id()
                + "' GROUP BY year ORDER BY CASE WHEN year > "
                + surveyed
                + " THEN 1 ELSE 0 END, year DESC");
    List<Total> totals = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int sum = 1 + 2 * i;
      totals.add(
          years.stream()
              .filter(year -> count(year.get(sum + 1)) > 0)
              .findFirst()
              .map(
                  year ->
                      new Total(
                          (int) count(year.get(0)),
                          number(year.get(sum)),
                          count(year.get(sum + 1))))
              .orElse(new Total(null, null, 0)));
    }
    return totals;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  private static long count(@Nullable Object value) {
    return value instanceof Number n ? n.longValue() : 0;
  }
}
