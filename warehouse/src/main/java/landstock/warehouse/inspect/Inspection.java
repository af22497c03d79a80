package landstock.warehouse.inspect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import landstock.warehouse.source.EncodingGuess;
import org.jspecify.annotations.Nullable;

/**
 * What a file is.
 *
 * @param format as packs write it
 * @param rows records read; {@code whole} tells whether these are all
 * @param shapes number of geometries by type
 * @param columns in the order of the file
 * @param first records, one text per column
 * @param fits datasets it may feed, the best first
 * @param told findings and doubts
 * @param draft entry of a pack's {@code sources}, YAML; null where no dataset fits
 */
public record Inspection(
    String file,
    String format,
    EncodingGuess encoding,
    CrsGuess crs,
    long rows,
    boolean whole,
    Map<String, Long> shapes,
    List<ColumnProfile.Seen> columns,
    List<List<String>> first,
    List<Fit> fits,
    List<Told> told,
    @Nullable String draft) {

  public Inspection {
    columns = List.copyOf(columns);
    first = List.copyOf(first);
    fits = List.copyOf(fits);
    told = List.copyOf(told);
    shapes = Map.copyOf(shapes);
  }

  /** The same with one more to tell, before all others. */
  Inspection with(Told more) {
    List<Told> all = Stream.concat(Stream.of(more), told.stream()).toList();
    return new Inspection(
        file, format, encoding, crs, rows, whole, shapes, columns, first, fits, all, draft);
  }
}
