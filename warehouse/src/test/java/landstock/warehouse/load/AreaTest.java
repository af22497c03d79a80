package landstock.warehouse.load;

import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P3;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static landstock.warehouse.testdata.Town.parcel;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Areas that were handed in as 0, below 0, in part or by polygon. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class AreaTest {
  private static final String SECOND = building("B2", P2, box(110, 10, 160, 60), 5000);
  private static final String FIRST_PARCEL = parcel(P1, box(0, 0, 100, 100), 10_000);
  private static final String FOURTH_PARCEL = parcel(P4, box(0, 100, 300, 200), 30_000);

  private Town town = new Town(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    town = new Town(directory.resolve("town"));
    home = directory.resolve("home");
  }

  private List<String> ask(String sql) {
    town.city().load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse)
          .rows(sql, null).stream().map(row -> String.join(" ", row)).toList();
    }
  }

  private List<String> parcels(String columns, String... codes) {
    return ask(
        "SELECT %s FROM mart.parcel_year WHERE year = 2023 AND parcel_code IN ('%s') ORDER BY parcel_code"
            .formatted(columns, String.join("', '", codes)));
  }

  @Test
  void a_measured_floor_of_0_is_none_and_the_estimate_counts() {
    town.with(
        "building.geojson",
        SECOND,
        SECOND.replace("\"SCJZMJ\": 5000", "\"SCJZMJ\": 0, \"YCJZMJ\": 12000"));
    assertThat(parcels("floor_area_m2, floor_area_origin, far", P1, P2))
        .containsExactly("2000.0 building 0.2", "12000.0 building_estimated 1.2");
    assertThat(ask("SELECT gfa_m2, area_origin FROM land.building ORDER BY building_code"))
        .containsExactly("2000.0 measured", "12000.0 estimated");
  }

  @Test
  void a_floor_below_0_is_in_no_far() {
    town.with("building.geojson", "\"SCJZMJ\": 5000", "\"SCJZMJ\": -5000");
    assertThat(parcels("gfa_known_count, floor_area_m2, floor_area_origin, far", P2))
        .containsExactly("0 null null null");
  }

  @Test
  void the_outline_takes_the_place_of_a_footprint_of_0() {
    String drawn = building("B2", P2, box(110, 10, 150, 30), 5000);
    town.with("building.geojson", SECOND, drawn.replace("\"ZZDMJ\": 2500", "\"ZZDMJ\": 0"));
    assertThat(parcels("footprint_area_m2, density", P2)).containsExactly("800.0 0.08");
  }

  /** A home cannot be allowed no floor; a park can, and then all that stands there is too much. */
  @Test
  void a_planned_far_of_0_is_one_where_the_plan_wants_no_buildings() {
    String columns = "planned_far, planned_density, floor_reserve_m2";
    String blank = FIRST_PARCEL.replace("2.5", "0").replace("0.35", "0");
    town.with("parcel.geojson", FIRST_PARCEL, blank);
    assertThat(parcels(columns, P1, P2)).containsExactly("null null null", "2.5 0.35 20000.0");
    town.with("parcel.geojson", blank, blank.replace("\"GHYT\": \"0701\"", "\"GHYT\": \"1401\""));
    assertThat(parcels(columns, P1)).containsExactly("0.0 0.0 -2000.0");
    assertThat(ask("SELECT key FROM meta.quality_finding WHERE rule = 'zero_for_blank'")).isEmpty();
  }

  /** Of P3 one unit tells its floor and one does not, of P4 both do. */
  @Test
  void an_assessed_floor_that_is_known_in_part_makes_no_far() {
    town.city()
        .write(
            "value.csv",
            "宗地代码,年度,评估单元,总价值,建筑面积\n"
                + String.join(
                    "\n",
                    P3 + ",2023,1,1000,300",
                    P3 + ",2023,2,1000,",
                    P4 + ",2023,1,1000,300",
                    P4 + ",2023,2,1000,600"));
    assertThat(
            parcels(
                "floor_area_m2, floor_area_origin, far, floor_reserve_m2, tax_per_floor_m2",
                P3,
                P4))
        .containsExactly(
            "300.0 assessment_part null null null", "900.0 assessment 0.03 74100.0 null");
    assertThat(
            ask(
                "SELECT floor_area_m2, far_floor_area_m2, far_area_m2,"
                    + " ROUND(tax_per_floor_m2 * 7900) FROM mart.street_year WHERE year = 2023"))
        .containsExactly("8200.0 7900.0 50000.0 24000.0");
  }

  /** P3 has no floor told in 2023; of P4 the earlier year tells more of it, in part. */
  @Test
  void an_assessed_floor_is_that_of_the_latest_year_for_every_year() {
    town.city()
        .write(
            "value.csv",
            "宗地代码,年度,评估单元,总价值,建筑面积\n"
                + String.join(
                    "\n",
                    P3 + ",2021,1,900,500",
                    P3 + ",2022,1,1000,300",
                    P3 + ",2023,1,1100,",
                    P4 + ",2021,1,700,900",
                    P4 + ",2021,2,100,",
                    P4 + ",2022,1,800,600"));
    String columns = "year, floor_area_m2, floor_area_origin, far, total_value";
    assertThat(
            ask(
                "SELECT %s FROM mart.parcel_year WHERE parcel_code IN ('%s', '%s') ORDER BY parcel_code, year"
                    .formatted(columns, P3, P4)))
        .containsExactly(
            "2021 300.0 assessment 0.03 900.00",
            "2022 300.0 assessment 0.03 1000.00",
            "2023 300.0 assessment 0.03 1100.00",
            "2021 600.0 assessment 0.02 800.00",
            "2022 600.0 assessment 0.02 800.00",
            "2023 600.0 assessment 0.02 null");
  }

  /** A garage with two storeys below ground has no floor above it, and no zero of it is a blank. */
  @Test
  void a_building_below_ground_leaves_the_far_of_its_parcel_known() {
    String garage =
        building("B3", P2, box(120, 60, 150, 90), 0)
            .replace("\"DSCS\": 6, \"JZWGD\": 20", "\"DSCS\": 0, \"DXCS\": 2, \"JZWGD\": 0")
            .replace("\"ZZDMJ\": 2500", "\"ZZDMJ\": 900");
    town.with("building.geojson", SECOND, SECOND + "," + garage)
        .with("unit.csv", "4000\n", "4000\n" + P2 + "F00020001,B3,1800,1500,300,\n");
    assertThat(
            parcels("building_count, gfa_known_count, floor_area_m2, floor_area_origin, far", P2))
        .containsExactly("2 2 5000.0 building 0.5");
    assertThat(ask("SELECT gfa_m2, area_origin FROM land.building WHERE building_code = 'B3'"))
        .containsExactly("0.0 measured");
    assertThat(ask("SELECT rule, key FROM meta.quality_finding")).isEmpty();
    town.with("building.geojson", "\"SCJZMJ\": 0", "\"YCJZMJ\": 0");
    assertThat(ask("SELECT gfa_m2, area_origin FROM land.building WHERE building_code = 'B3'"))
        .containsExactly("0.0 estimated");
    town.with("building.geojson", "\"DXCS\": 2", "\"DXCS\": 0");
    assertThat(ask("SELECT gfa_m2, area_origin FROM land.building WHERE building_code = 'B3'"))
        .containsExactly("null null");
    assertThat(ask("SELECT DISTINCT rule FROM meta.quality_finding"))
        .containsExactly("zero_for_blank");
  }

  @Test
  void the_registered_area_of_a_parcel_is_what_its_polygons_agree_on_or_their_sum() {
    String west = parcel(P4, box(0, 100, 180, 200), 30_000);
    String east = parcel(P4, box(180, 100, 300, 200), 30_000);
    town.with("parcel.geojson", FOURTH_PARCEL, west + "," + east);
    assertThat(parcels("registered_area_m2, area_m2", P4)).containsExactly("30000.0 30000.0");
    town.with("parcel.geojson", west, west.replace("30000", "18000"))
        .with("parcel.geojson", east, east.replace("30000", "12000"));
    assertThat(parcels("registered_area_m2, area_m2", P4)).containsExactly("30000.0 30000.0");
    assertThat(ask("SELECT \"key\" FROM meta.quality_finding")).isEmpty();
  }
}
