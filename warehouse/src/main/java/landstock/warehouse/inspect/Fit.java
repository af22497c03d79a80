package landstock.warehouse.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.mapping.HeaderMatch;
import landstock.warehouse.mapping.HeaderUnit;
import landstock.warehouse.pack.HandIn;
import org.jspecify.annotations.Nullable;

/**
 * How the headers of a file fit a dataset.
 *
 * @param missing columns that must be there and are not; those the pack gives a constant are
 * @param notThere headers that the pack names and the file does not have
 * @param score in [0, 1]: half for the required columns, half for the share of headers understood
 */
public record Fit(
    String dataset,
    List<Mapped> mapped,
    List<Unmapped> unmapped,
    List<String> missing,
    List<String> notThere,
    double score) {
  private static final double WRONG_SHAPE = 0.3;

  /**
   * A header that means a column.
   *
   * @param by pack, name, label or synonym
   * @param name the name or synonym that it equals
   * @param confidence in [0, 1]
   * @param unit that the header, or a line above it, gives, where it is not the column's own
   * @param factor from that unit to the column's, in plain digits
   */
  public record Mapped(
      String header,
      String column,
      String by,
      String name,
      double confidence,
      @Nullable String unit,
      @Nullable String factor) {}

  /** A header that no column takes, and those it may mean. */
  public record Unmapped(String header, List<String> nearest) {
    public Unmapped {
      nearest = List.copyOf(nearest);
    }
  }

  public Fit {
    mapped = List.copyOf(mapped);
    unmapped = List.copyOf(unmapped);
    missing = List.copyOf(missing);
    notThere = List.copyOf(notThere);
  }

  /**
   * @param above units that lines above a header give
   */
  static Fit of(
      Dataset dataset,
      HandIn handIn,
      List<String> headers,
      Function<String, List<HeaderUnit>> above,
      boolean shapes) {
    HeaderMap map = new HeaderMap(dataset, handIn);
    List<Mapped> mapped = new ArrayList<>();
    List<Unmapped> unmapped = new ArrayList<>();
    Set<String> taken = new HashSet<>(handIn.constants().keySet());
    for (String header : headers) {
      Optional<HeaderMatch> match = map.find(header, above.apply(header));
      if (match.isPresent()) {
        Mapped one = mapped(header, match.get(), dataset);
        mapped.add(one);
        taken.add(one.column());
      } else if (!header.isBlank()) {
        unmapped.add(new Unmapped(header, NearestColumns.of(header, dataset)));
      }
    }
    List<String> missing = dataset.required().stream().filter(c -> !taken.contains(c)).toList();
    List<String> notThere =
        handIn.columns().entrySet().stream()
            .filter(e -> !taken.contains(e.getKey()))
            .map(e -> e.getKey() + ": " + e.getValue())
            .toList();
    return new Fit(
        dataset.name(),
        mapped,
        unmapped,
        missing,
        notThere,
        score(dataset, mapped, headers.size(), missing.size(), shapes));
  }

  private static Mapped mapped(String header, HeaderMatch match, Dataset dataset) {
    Column column = dataset.columns().get(match.column());
    Optional<HeaderUnit> unit = match.unit().filter(u -> !u.plain());
    return new Mapped(
        header,
        column.name(),
        match.by().name().toLowerCase(Locale.ROOT),
        match.name(),
        match.confidence(),
        unit.map(HeaderUnit::text).orElse(null),
        unit.map(u -> u.factor().toPlainString()).orElse(null));
  }

  private static double score(
      Dataset dataset, List<Mapped> mapped, int headers, int missing, boolean shapes) {
    int required = dataset.required().size();
    double found = required == 0 ? 1 : 1 - (double) missing / required;
    double understood =
        mapped.stream().mapToDouble(Mapped::confidence).sum() / Math.max(1, headers);
    double shape = shapes == (dataset.shape() != Shape.NONE) ? 0 : WRONG_SHAPE;
    return mapped.isEmpty() ? 0 : Math.max(0, found / 2 + Math.min(1, understood) / 2 - shape);
  }
}
