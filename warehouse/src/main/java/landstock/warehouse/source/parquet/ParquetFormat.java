package landstock.warehouse.source.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import landstock.sql.engine.BuildSettings;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.source.parquet.ForeignParquet.Column;

/** Parquet and GeoParquet; a row is its place in the file, from 1. */
public final class ParquetFormat implements FileFormat {
  private static final int MEMORY_MB = 1024;
  private static final int ROW_GROUP_SIZE = 2048;
  private static final Set<String> USUAL_NAMES = Set.of("geom", "geometry", "wkb_geometry");

  private final Path work;

  /**
   * @param work an existing folder for what does not fit into memory
   */
  public ParquetFormat(Path work) {
    this.work = work;
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    Path plain = withoutPattern(file);
    BuildSettings settings = new BuildSettings(1, MEMORY_MB, work, ROW_GROUP_SIZE);
    try (ForeignParquet parquet = new ForeignParquet(plain, settings, records)) {
      List<Column> columns = parquet.columns();
      Optional<GeoMetadata> geo = GeoMetadata.parse(parquet.geoEntry(), records);
      CrsCheck check = new CrsCheck(handIn, records);
      Optional<Column> geometry = geometry(parquet, columns, geo, check, records);
      ParquetRows rows = new ParquetRows(columns, geometry, records);
      parquet.forEach(rows.expressions(), rows::accept);
      bytesRead.accept(Files.size(file));
    }
  }

  /** DuckDB takes *, ? and [ in a name for a pattern. */
  private Path withoutPattern(Path file) throws IOException {
    if (!file.toString().matches("(?s).*[*?\\[\\]].*")) {
      return file;
    }
    Path link = Files.createTempDirectory(work, "parquet").resolve("file.parquet");
    return Files.createSymbolicLink(link, file.toAbsolutePath());
  }

  private static Optional<Column> geometry(
      ForeignParquet parquet,
      List<Column> columns,
      Optional<GeoMetadata> geo,
      CrsCheck check,
      Records records)
      throws Unreadable {
    if (geo.isPresent()) {
      geo.get().check(check, records);
      Optional<Column> named =
          columns.stream().filter(c -> c.name().equals(geo.get().column())).findFirst();
      if (named.isEmpty()) {
        throw records.unreadable(
            "file_broken", null, geo.get().column(), "the geometry its geo entry names is missing");
      }
      return named;
    }
    Optional<Column> typed = columns.stream().filter(Column::geometry).findFirst();
    Optional<Column> found =
        typed.or(
            () ->
                columns.stream()
                    .filter(c -> c.type().equals("BLOB") && USUAL_NAMES.contains(c.name()))
                    .findFirst());
    if (found.isPresent()) {
      Optional<String> crs = parquet.crsOfType(found.get().name());
      if (crs.isPresent()) {
        GeoMetadata.checkType(crs.get(), check);
      } else {
        check.unsaid("it has no geo entry");
      }
    }
    return found;
  }
}
