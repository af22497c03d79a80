package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.HeaderCheck;
import landstock.warehouse.snapshot.Verification;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SharedData;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Both fiscal years of the real parcels; the figures are those of shared/data/README.md. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CambridgeTest {
  private static final String FY2013 = "cambridge-2013-06-30-r1";
  private static final String FY2014 = "cambridge-2014-06-30-r1";

  private Path home = Path.of("");
  private List<LoadSummary> summaries = List.of();
  private Warehouse warehouse;
  private Store store;

  @BeforeAll
  void load(@TempDir Path directory) {
    home = directory;
    Path data = SharedData.folder("cambridge");
    summaries = Load.run(Packs.ofProduct().find("cambridge"), data, home, Progress.silent());
    summaries.forEach(System.out::println);
    warehouse = Warehouse.open(home);
    store = new Store(warehouse);
  }

  @AfterAll
  void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  private void both(String sql, String fy2013, String fy2014) {
    assertThat(store.row(sql, FY2013)).as("FY2013: " + sql).isEqualTo(fy2013);
    assertThat(store.row(sql, FY2014)).as("FY2014: " + sql).isEqualTo(fy2014);
  }

  @Test
  void saved_queries_answer_here_too_or_find_nothing() {
    assertThat(new HeaderCheck(warehouse).all())
        .containsEntry("potential-vacancy", 0)
        .containsEntry("structure-year", 2)
        .hasEntrySatisfying("distribution-grid", rows -> assertThat(rows).isGreaterThan(200));
  }

  @Test
  void polygons_null_geometries_null_keys_and_distinct_keys() {
    both(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE geom IS NULL), COUNT(*) - COUNT(parcel_code),"
            + " COUNT(DISTINCT parcel_code) FROM land.parcel_polygon",
        "13159 1 6 13077",
        "13116 1 1 13035");
    both("SELECT COUNT(*) FROM land.parcel", "13077", "13035");
  }

  @Test
  void invalid_polygons_are_reported_and_repaired_without_changing_the_count() {
    both(
        "SELECT COUNT(*) FROM meta.quality_finding"
            + " WHERE rule = 'geometry_invalid' AND source = 'parcel'",
        "24",
        "38");
    both("SELECT COUNT(*) FROM land.parcel_polygon WHERE repaired", "24", "38");
    both("SELECT COUNT(*) FROM land.parcel_polygon WHERE NOT ST_IsValid(geom)", "0", "0");
    both("SELECT COUNT(*) FROM land.parcel WHERE NOT ST_IsValid(geom)", "0", "0");
  }

  @Test
  void polygons_that_overlap_are_told_from_repeated_and_repaired_ones() {
    String findings = "SELECT COUNT(*) FROM meta.quality_finding WHERE rule = ";
    both(findings + "'parcel_overlap'", "50", "25");
    both(findings + "'parcel_contained'", "1", "2");
    both(findings + "'repaired_overlap'", "9", "69");
  }

  @Test
  void assessment_rows_and_their_keys() {
    both("SELECT COUNT(*) FROM land.assessment", "27424", "27528");
    both("SELECT COUNT(*) FROM land.valuation", "13055", "13022");
    both("SELECT COUNT(*) FROM land.valuation WHERE NOT has_parcel", "48", "47");
    both(
        "SELECT COUNT(*) FROM land.parcel AS p LEFT JOIN land.valuation AS v"
            + " ON v.parcel_code = p.parcel_code WHERE v.year IS NULL",
        "70",
        "60");
  }

  @Test
  void sums_to_the_dollar() {
    both("SELECT SUM(total_value) FROM land.assessment", "35777280764.00", "38333078801.00");
    both(
        "SELECT SUM(total_value) FROM land.valuation WHERE has_parcel",
        "35641282163.00",
        "38211773140.00");
    both(
        "SELECT SUM(total_value) FROM land.valuation WHERE NOT has_parcel",
        "135998601.00",
        "121305661.00");
    both(
        "SELECT SUM(land_value), SUM(improvement_value) FROM land.assessment",
        "11224781312.00 24552499452.00",
        "12330054665.00 26003024136.00");
  }

  @Test
  void the_mart_and_what_is_on_no_parcel_are_the_source() {
    for (String measure : List.of("land_value", "improvement_value", "total_value")) {
      String sql =
          "SELECT (SELECT SUM("
              + measure
              + ") FROM mart.parcel_year)"
              + " + (SELECT SUM(amount) FROM mart.unallocated_year WHERE measure = '"
              + measure
              + "') - (SELECT SUM("
              + measure
              + ") FROM land.assessment) = 0";
      both(sql, "true", "true");
    }
    both("SELECT SUM(total_value) FROM mart.parcel_year", "35641282163.00", "38211773140.00");
    both(
        "SELECT SUM(amount) FROM mart.unallocated_year WHERE measure = 'total_value'",
        "135998601.0000",
        "121305661.0000");
  }

  @Test
  void negatives_zeros_and_gross_area_in_square_feet() {
    both("SELECT COUNT(*) FROM land.assessment WHERE total_value < 0", "25", "42");
    both("SELECT COUNT(*) FROM land.assessment WHERE total_value = 0", "1511", "1503");
    both(
        "SELECT CAST(ROUND(SUM(gross_area_m2) / 0.09290304) AS BIGINT) FROM land.assessment",
        "117939730",
        "118578817");
  }

  @Test
  void every_negative_total_has_a_finding() {
    both(
        "SELECT COUNT(*) FROM meta.quality_finding"
            + " WHERE rule = 'negative_value' AND column_name = 'total_value'",
        "25",
        "42");
  }

  @Test
  void condominiums_are_many_units_on_one_parcel() {
    assertThat(
            store.row(
                "SELECT assessment_count FROM land.valuation WHERE parcel_code = '1A-109'", FY2014))
        .isEqualTo("438");
  }

  @Test
  void the_store_verifies_and_the_later_year_is_current() {
    Verification verification = Verification.verify(home);
    assertThat(verification.ok()).as(verification.toString()).isTrue();
    assertThat(verification.strays()).isEmpty();
    assertThat(warehouse.current().orElseThrow().id()).isEqualTo(FY2014);
    assertThat(store.rows("SELECT id, is_current FROM meta.snapshot ORDER BY id", null))
        .containsExactly(List.of(FY2013, "false"), List.of(FY2014, "true"));
  }

  @Test
  void one_statement_joins_two_years() {
    assertThat(
            store.rows(
                "SELECT n.parcel_code, n.total_value - o.total_value AS change"
                    + " FROM mart.parcel_year AS n"
                    + " JOIN mart.parcel_year FOR SYSTEM_TIME AS OF DATE '2013-12-31' AS o"
                    + " ON o.parcel_code = n.parcel_code ORDER BY change DESC LIMIT 3",
                null))
        .hasSize(3);
  }
}
