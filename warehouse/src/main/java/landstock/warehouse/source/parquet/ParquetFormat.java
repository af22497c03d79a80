package landstock.warehouse.source.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.Identifiers;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import org.jspecify.annotations.Nullable;

/** Parquet and GeoParquet; a row is its place in the file, from 1. */
public final class ParquetFormat implements FileFormat {
  private static final int MEMORY_MB = 1024;
  private static final int ROW_GROUP_SIZE = 2048;
  private static final Set<String> USUAL_NAMES = Set.of("geom", "geometry", "wkb_geometry");

  private final Path work;

  /** Name and type of a column, as DuckDB has them. */
  record Column(String name, String type) {
    boolean geometry() {
      return type.startsWith("GEOMETRY");
    }
  }

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
    try (BuildDatabase database = BuildDatabase.inMemory(settings)) {
      database.execute("SET enable_geoparquet_conversion = false");
      String name = Identifiers.literal(plain.toAbsolutePath().toString());
      List<Column> columns = columns(database, name);
      Optional<GeoMetadata> geo = GeoMetadata.parse(geoEntry(database, name), records);
      Optional<Column> geometry = geometry(columns, geo, new CrsCheck(handIn, records), records);
      ParquetRows rows = new ParquetRows(columns, geometry, records);
      database.forEach(rows.select(name), rows::accept);
      bytesRead.accept(Files.size(file));
    } catch (LandstockException e) {
      String why = e.text().replace(plain.toAbsolutePath().toString(), "the file");
      int statement = why.indexOf(" in: SELECT");
      throw records.unreadable(
          "file_broken", null, null, statement < 0 ? why : why.substring(0, statement));
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

  private static List<Column> columns(BuildDatabase database, String name) {
    List<Column> columns = new ArrayList<>();
    for (List<@Nullable Object> row :
        database.query("DESCRIBE SELECT * FROM read_parquet(" + name + ")")) {
      columns.add(new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    }
    return columns;
  }

  private static Optional<String> geoEntry(BuildDatabase database, String name) {
    return database
        .query(
            "SELECT decode(value) FROM parquet_kv_metadata(" + name + ") WHERE decode(key) = 'geo'")
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .findFirst();
  }

  private static Optional<Column> geometry(
      List<Column> columns, Optional<GeoMetadata> geo, CrsCheck check, Records records)
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
      boolean degrees = found.get().type().contains("CRS84");
      if (degrees) {
        check.code("OGC", "CRS84");
      } else {
        check.unsaid("it has no geo entry");
      }
    }
    return found;
  }
}
