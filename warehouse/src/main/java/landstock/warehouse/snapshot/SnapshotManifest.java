package landstock.warehouse.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import landstock.sql.catalog.Label;

/**
 * {@code manifest.json} of a snapshot: what it holds and how to know that it still does.
 *
 * @param id directory name, unique for ever
 * @param pack name of the city's pack
 * @param label of the city
 * @param notice to be shown wherever its figures are ("synthetic data"), where there is one
 * @param surveyDate valid time
 * @param publishedAt transaction time
 * @param srid EPSG code of stored geometry
 * @param catalogVersion of the catalogue it was built with
 * @param contentHash of the logical content: equal inputs give an equal hash
 * @param rows row count per qualified table
 * @param findings count of quality findings per severity
 * @param sources what was handed in
 * @param files relative file name to size and SHA-256
 */
public record SnapshotManifest(
    String id,
    String pack,
    Label label,
    Optional<Label> notice,
    LocalDate surveyDate,
    Instant publishedAt,
    int srid,
    String catalogVersion,
    String contentHash,
    Map<String, Long> rows,
    Map<String, Long> findings,
    List<Source> sources,
    Map<String, FileSum> files) {
  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,9}");

  /** Whether a later version of the product built it, whose columns this one does not know. */
  boolean newerThan(String version) {
    return Stream.of(catalogVersion, version).allMatch(v -> PLAIN.matcher(v).matches())
        && Integer.parseInt(catalogVersion) > Integer.parseInt(version);
  }

  /** One hand-in. */
  public record Source(
      String name, String dataset, String file, String sha256, long rowsRead, long rowsLoaded) {}

  /** One file of the snapshot. */
  public record FileSum(long bytes, String sha256) {}
}
