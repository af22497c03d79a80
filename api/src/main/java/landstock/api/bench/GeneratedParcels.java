package landstock.api.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.query.Queries;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;
import landstock.warehouse.snapshot.SnapshotManifest;

/**
 * A snapshot of made-up parcels: {@code side × side} quadrilaterals of about 40 m that tile a
 * square, in the catalogue's own {@code land.parcel}, sorted along the Hilbert curve as a load
 * does.
 */
public final class GeneratedParcels implements AutoCloseable {
  /** Metres between neighbours. */
  public static final int STEP_M = 40;

  static final int SRID = 4548;
  private static final Map<String, String> VALUES =
      Map.of(
          "parcel_code", "'P' || id",
          "street_code", "'S' || (id % 500)",
          "actual_use_code", "'0' || (5 + id % 5)",
          "area_m2", "1600 + (id % 97)",
          "registered_area_m2", "1600 + (id % 89)",
          "geom", "wkt::GEOMETRY",
          "xmin", "x",
          "ymin", "y",
          "xmax", "x + 40",
          "ymax", "y + 40");

  private final Catalog catalog;
  private final List<SnapshotFile> files;
  private final DuckEngine engine;
  private final Queries queries;

  /** Parcels alone. */
  public GeneratedParcels(Catalog catalog, Path folder, int side) {
    this(catalog, folder, side, List.of());
  }

  /** With what a map shows of them too: see {@link GeneratedMarts}. */
  public static GeneratedParcels withMarts(Catalog catalog, Path folder, int side) {
    return new GeneratedParcels(catalog, folder, side, GeneratedMarts.statements(catalog));
  }

  private GeneratedParcels(Catalog catalog, Path folder, int side, List<String> further) {
    this.catalog = catalog;
    Path file = folder.resolve("generated-" + side + ".duckdb");
    Table parcel =
        catalog
            .findTable("land", "parcel")
            .orElseThrow(() -> new IllegalStateException("the catalogue has no land.parcel"));
    try (BuildDatabase database =
        BuildDatabase.write(file, BuildSettings.ofThisMachine(folder.resolve("spill")))) {
      database.execute("CREATE SCHEMA land");
      database.execute("CREATE TABLE land.parcel AS " + select(parcel, side));
      further.forEach(database::execute);
      database.checkpoint();
    }
    this.files =
        List.of(
            new SnapshotFile("generated", "generated", file, LocalDate.EPOCH, Instant.EPOCH, SRID));
    this.engine = DuckEngine.open(files, List.of(), DuckEngine.Settings.ofThisMachine());
    this.queries = new Queries(catalog, files, engine);
  }

  /** As the store would tell of it. */
  public SnapshotManifest manifest() {
    SnapshotFile file = files.get(0);
    return new SnapshotManifest(
        file.id(),
        "generated",
        new Label("生成", "Generated"),
        Optional.empty(),
        file.surveyDate(),
        file.publishedAt(),
        SRID,
        catalog.version(),
        "generated",
        Map.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  public DuckEngine engine() {
    return engine;
  }

  public Queries queries() {
    return queries;
  }

  /** Workers on the same snapshot; whoever asks closes them. */
  public WorkerEngine workers(WorkerSettings settings) {
    return WorkerEngine.open(files, List.of(), settings);
  }

  /** Our SQL, answered by these workers. */
  public Queries queries(WorkerEngine workers) {
    return new Queries(catalog, files, workers);
  }

  /** All columns of a table, those without a value NULL. */
  static String columns(Table table, Map<String, String> values) {
    return table.columns().stream()
        .map(
            c ->
                "CAST("
                    + values.getOrDefault(c.name(), "NULL")
                    + " AS "
                    + c.type().duckDb()
                    + ") AS "
                    + c.name())
        .collect(Collectors.joining(", "));
  }

  private static String select(Table parcel, int side) {
    String columns = columns(parcel, VALUES);
    return """
    SELECT %s FROM (
        SELECT id, x, y,
            'POLYGON((' || x || ' ' || y || ',' || x + 40 || ' ' || y || ',' || x + 40 || ' '
                || y + 40 || ',' || x || ' ' || y + 40 || ',' || x || ' ' || y || '))' AS wkt
        FROM (SELECT range AS id, (range %% %d) * 40 AS x, (range // %d) * 40 AS y
              FROM range(%d))
    ) ORDER BY hilbert_key((x * 65535 // %d)::INTEGER, (y * 65535 // %d)::INTEGER)
    """
        .formatted(
            columns, side, side, (long) side * side, (long) side * STEP_M, (long) side * STEP_M);
  }

  @Override
  public void close() {
    engine.close();
  }
}
