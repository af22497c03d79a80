package landstock.warehouse.build;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.Identifiers;
import landstock.sql.engine.RowAppender;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The staging database: one table per dataset, filled by readers, thrown away after the load. Its
 * columns are the dataset's, then {@code _invalid} (why the geometry is not valid, NULL where it
 * is), {@code _source} and {@code _row}.
 */
public final class StagingTables {
  /** Name of the attached database; models say {@code staging.land_parcel_polygon}. */
  public static final String DATABASE = "staging";

  private static final String RAW = "raw";

  private static final String PREVIOUS = "previous";
  private static final String PREVIOUS_COLUMNS =
      "parcel_code, space_layer, area_m2, xmin, ymin, xmax, ymax, geom";
  private static final String NO_PARCEL =
      "NULL::VARCHAR AS parcel_code, NULL::VARCHAR AS space_layer, NULL::DOUBLE AS area_m2,"
          + " NULL::DOUBLE AS xmin, NULL::DOUBLE AS ymin, NULL::DOUBLE AS xmax,"
          + " NULL::DOUBLE AS ymax, NULL::GEOMETRY AS geom WHERE FALSE";

  private final BuildDatabase database;
  private boolean previous;

  private StagingTables(BuildDatabase database) {
    this.database = database;
  }

  /** Attaches a new file and makes its tables. */
  public static StagingTables create(BuildDatabase database, Path file, DataModel model) {
    database.attach(file, DATABASE);
    database.execute("CREATE SCHEMA " + DATABASE + "." + RAW);
    for (Dataset dataset : model.datasets()) {
      String name = dataset.stagingName();
      database.execute(
          "CREATE TABLE staging.raw."
              + name
              + dataset.columns().stream()
                  .map(StagingTables::definition)
                  .collect(Collectors.joining(", ", " (", ", "))
              + "_invalid VARCHAR, _source VARCHAR, _row BIGINT)");
      // Appenders take no GEOMETRY; the view makes it from WKB at every reading, which is cheap.
      String geometry =
          dataset.table().geometry().isPresent()
              ? " REPLACE (system.main.st_geomfromwkb(geom) AS geom)"
              : "";
      database.execute(
          "CREATE VIEW staging.main."
              + name
              + " AS SELECT *"
              + geometry
              + " FROM staging.raw."
              + name);
    }
    database.execute("CREATE VIEW staging.main.previous_parcel AS SELECT " + NO_PARCEL);
    return new StagingTables(database);
  }

  /**
   * Lets models see the parcels of the snapshot before this survey, without copying them.
   *
   * @param file of a finished snapshot; must stay while models run
   */
  public void previous(Path file) {
    database.attachReadOnly(file, PREVIOUS);
    database.execute(
        "CREATE OR REPLACE VIEW staging.main.previous_parcel AS SELECT "
            + PREVIOUS_COLUMNS
            + " FROM "
            + PREVIOUS
            + ".land.parcel");
    previous = true;
  }

  /** Lets go of staging and of what is attached for it; nothing of it can be read afterwards. */
  public void detach() {
    database.detach(DATABASE);
    if (previous) {
      database.detach(PREVIOUS);
    }
  }

  /** What models may ask about the survey itself. */
  public void survey(String pack, String survey, LocalDate date, int srid) {
    database.execute(
        "CREATE TABLE staging.survey (pack VARCHAR, survey VARCHAR, survey_date DATE, srid"
            + " INTEGER)");
    try (RowAppender rows = database.append(DATABASE, "main", "survey")) {
      rows.row(new @Nullable Object[] {pack, survey, date, srid});
    }
  }

  /** Opens a dataset's table for rows; geometry as WKB. */
  public RowAppender append(Dataset dataset) {
    return database.append(DATABASE, RAW, dataset.stagingName());
  }

  private static String definition(Column column) {
    String type = column.type().kind() == Kind.GEOMETRY ? "BLOB" : column.type().duckDb();
    return Identifiers.quote(column.name()) + " " + type;
  }
}
