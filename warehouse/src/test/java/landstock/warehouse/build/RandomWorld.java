package landstock.warehouse.build;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import org.jspecify.annotations.Nullable;

/** A small city of everything that goes wrong, built by the models of the product. */
final class RandomWorld implements AutoCloseable {
  static final Models MODELS = Models.load(model());
  private static final int PARCELS = 4;
  private static final int BUILDINGS = 5;
  private static final int ENTERPRISES = 7;

  private final Random random;
  final BuildDatabase database;
  private int row;

  RandomWorld(long seed, Path folder) {
    this.random = new Random(seed);
    DataModel model = model();
    this.database =
        BuildDatabase.write(
            folder.resolve("w" + seed + ".duckdb"), BuildSettings.ofThisMachine(folder));
    StagingTables staging =
        StagingTables.create(database, folder.resolve("s" + seed + ".duckdb"), model);
    staging.survey("world", "one", LocalDate.of(2023, 12, 31), 4548);
    database.execute(
        "INSERT INTO staging.raw.ref_evaluated_tax VALUES "
            + "('default', '*', '*', 1, -1, NULL, 'code', 1),"
            + "('default', '10113', '*', 0, 0, NULL, 'code', 2)");
    fill();
    ModelRunner runner = new ModelRunner(database, model);
    runner.createTables();
    runner.run(MODELS, (table, done) -> {});
  }

  static DataModel model() {
    return new CatalogFiles(new DataFiles()).load();
  }

  private void fill() {
    for (int i = 0; i < PARCELS; i++) {
      insert("land_parcel_polygon", "parcel_code, geom", "'P" + i + "', " + square(i * 100, 100));
    }
    for (int i = 0; i < BUILDINGS; i++) {
      // Some straddle two parcels, some have no outline, some name no parcel, or one that is not.
      String code = pick("NULL", "'P0'", "'P1'", "'P9'");
      String geom = pick("NULL", square(random.nextInt(PARCELS * 100), 30));
      insert(
          "land_building",
          "building_code, parcel_code, geom, gfa_measured_m2",
          "'B" + i + "', " + code + ", " + geom + ", " + pick("NULL", "1000"));
    }
    for (int i = 0; i < ENTERPRISES; i++) {
      insert(
          "econ_enterprise",
          "credit_code, operating_building_code, lon, lat",
          "'E"
              + i
              + "', "
              + pick("NULL", "'B1'", "'B8'")
              + ", "
              + pick("NULL", "117.2")
              + ", 39.1");
      for (int k = random.nextInt(4); k > 0; k--) {
        insert(
            "econ_occupancy",
            "credit_code, building_code, parcel_code, area_m2, valid_from, valid_to",
            "'E"
                + i
                + "', "
                + pick("NULL", "'B0'", "'B2'", "'B8'")
                + ", "
                + pick("NULL", "'P2'", "'P9'")
                + ", "
                + pick("NULL", "0", "33.3", "100", "-5")
                + ", "
                + pick("NULL", "DATE '2022-03-01'", "DATE '2022-08-15'")
                + ", "
                + pick("NULL", "DATE '2022-06-30'"));
      }
    }
    for (int k = 0; k < 40; k++) {
      String who = pick("NULL", "'E1'", "'E2'", "'E3'", "'E4'", "'E9'");
      String year = pick("NULL", "2022", "2023", "2023");
      insert(
          "econ_tax_year",
          "credit_code, year, tax_item_code, level, amount, refund",
          who
              + ", "
              + year
              + ", "
              + pick("NULL", "'10101'", "'10113'")
              + ", "
              + pick("NULL", "'central'", "'city'", "'district'")
              + ", "
              + money()
              + ", "
              + pick("NULL", money()));
      insert(
          "econ_enterprise_year",
          "credit_code, year, revenue, output, value_added, employees, energy_tce, rd_expense, investment",
          who
              + ", "
              + year
              + ", "
              + money()
              + ", "
              + money()
              + ", "
              + money()
              + ", "
              + pick("NULL", "3")
              + ", "
              + money()
              + ", "
              + money()
              + ", "
              + money());
    }
  }

  private void insert(String table, String columns, String values) {
    row++;
    String source = "'" + table + pick("_one'", "_two'");
    database.execute(
        "INSERT INTO staging.raw."
            + table
            + " ("
            + columns
            + ", _source, _row) VALUES ("
            + values
            + ", "
            + source
            + ", "
            + row
            + ")");
  }

  private String money() {
    return random.nextInt(6) == 0
        ? "NULL"
        : String.valueOf((random.nextInt(2_000_001) - 500_000) / 100.0);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String square(int x, int side) {
    int east = 517_000 + x;
    String ring =
        "%d 4330000, %d 4330000, %d 4330100, %d 4330100, %d 4330000"
            .formatted(east, east + side, east + side, east, east);
    return "ST_AsWKB(ST_GeomFromText('POLYGON((" + ring + "))'))";
  }

  List<List<@Nullable Object>> rows(String sql) {
    return database.query(sql);
  }

  @Override
  public void close() {
    database.close();
  }
}
