package landstock.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.quality.RuleExamples.Example;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class RuleExamplesTest {
  /** Rules whose defect cannot be planted alone, each with its own test below or elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "geometry_empty",
          "parcel_too_many_points",
          "repaired_overlap",
          "district_uncovered",
          "crosswalk_unresolved",
          "community_of_another_street",
          "population_of_no_community");

  @TempDir private Path directory = Path.of("");

  static Stream<Example> examples() {
    return RuleExamples.ALL.stream();
  }

  @Test
  void every_rule_that_is_a_query_has_an_example() {
    Set<String> queries =
        Rules.load(new DataFiles()).byId().values().stream()
            .filter(r -> r.sql().isPresent())
            .map(Rule::id)
            .collect(Collectors.toCollection(TreeSet::new));
    queries.removeAll(ELSEWHERE);
    assertThat(examples().map(Example::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(queries);
  }

  @Test
  void a_town_without_a_flaw_has_no_finding() {
    assertThat(findings(new Town(directory.resolve("town")))).isEmpty();
  }

  @Test
  void land_that_belongs_to_no_parcel_is_summed() {
    Town town = new Town(directory.resolve("town"));
    town.with("parcel.geojson", Town.box(0, 100, 300, 200), Town.box(0, 100, 300, 190));
    town.with("parcel.geojson", "\"ZDMJ\": 30000", "\"ZDMJ\": 27000");
    assertThat(findings(town))
        .containsExactly("district_uncovered parcel - geom - - 3000.0 m², 5.00 %");
  }

  @Test
  void what_a_crosswalk_leaves_open_is_told() {
    Town town = new Town(directory.resolve("town"));
    town.with("parcel.geojson", "\"SJYT\": \"0701\"", "\"SJYT\": \"08H1\"");
    assertThat(findings(town))
        .contains(
            "crosswalk_unresolved parcel - actual_use_code - dltb 2020 → land_sea_use 2023 100.0"
                + " %; 4 / 4");
  }

  @Test
  void a_polygon_that_was_repaired_overlaps_apart_from_the_others() {
    Town town = new Town(directory.resolve("town"));
    town.with(
        "parcel.geojson",
        Town.box(0, 100, 300, 200),
        "[[[517000,4330099],[517300,4330099],[517300,4330200],[517000,4330200],[517000,4330099],"
            + "[517000,4330098],[517000,4330099]]]");
    town.with("parcel.geojson", "\"ZDMJ\": 30000", "\"ZDMJ\": 30300");
    assertThat(findings(town).stream().map(f -> f.split(" ", 2)[0]))
        .containsOnly("geometry_invalid", "repaired_overlap")
        .hasSize(4);
  }

  @Test
  void a_community_may_not_be_of_another_street_than_its_parcel() {
    Town town = new Town(directory.resolve("town"));
    String street = Town.unit("120101001", "street", "120101", Town.box(0, 0, 300, 200));
    town.with(
        "district.geojson",
        street,
        Town.unit("120101001", "street", "120101", Town.box(0, 0, 300, 100))
            + ","
            + Town.unit("120101002", "street", "120101", Town.box(0, 100, 300, 200)));
    town.with(
        "district.geojson",
        Town.unit("120101001001", "community", "120101001", Town.box(0, 0, 300, 200)),
        Town.unit("120101001001", "community", "120101001", Town.box(0, 0, 300, 100))
            + ","
            + Town.unit("120101002001", "community", "120101002", Town.box(0, 100, 300, 200)));
    town.with(
        "parcel.geojson",
        RuleExamples.FOURTH,
        RuleExamples.FOURTH.replace("120101001001\"", "120101002001\""));
    assertThat(findings(town))
        .containsExactly(
            "community_of_another_street parcel 4 community_code P4 120101002001 120101002 ≠"
                + " 120101001");
  }

  @Test
  void the_control_areas_of_the_units_below_add_up() {
    String street = Town.unit("120101001", "street", "120101", Town.box(0, 0, 300, 200));
    Town town = new Town(directory.resolve("town"));
    town.with("district.geojson", street, RuleExamples.control(street, "60020"));
    assertThat(findings(town)).isEmpty();
    town.with(
        "district.geojson",
        RuleExamples.COMMUNITY,
        RuleExamples.control(RuleExamples.COMMUNITY, "59980"));
    assertThat(findings(town))
        .containsExactly(
            "control_area_differs district 2 control_area_m2 120101001 60020.00 59980.0 m² (Σ"
                + " ref.admin_unit)");
  }

  /** Models put such a building on the parcel under it, so its floor is on that parcel, too. */
  @Test
  void a_building_that_only_its_outline_places_is_a_place() {
    Town town = new Town(directory.resolve("town"));
    town.with("building.geojson", "\"ZDDM\": \"" + Town.P1 + "\", ", "");
    assertThat(findings(town)).isEmpty();
  }

  @Test
  void land_is_apportioned_on_the_parcel_that_the_outline_of_a_building_lies_on() {
    Town town = new Town(directory.resolve("town"));
    town.with("building.geojson", "\"ZDDM\": \"" + Town.P1 + "\", ", "");
    town.with("unit.csv", "100,4000", "100,4002");
    assertThat(findings(town))
        .containsExactly(
            "apportioned_land_over_parcel parcel 1 registered_area_m2 P1 10000.0 10002.00 >"
                + " 10000.00 m²");
  }

  @Test
  void polygons_of_one_parcel_are_compared_with_the_register_together() {
    String whole = Town.parcel(Town.P4, Town.box(0, 100, 300, 200), 30_000);
    String west = Town.parcel(Town.P4, Town.box(0, 100, 180, 200), 30_000);
    String east = Town.parcel(Town.P4, Town.box(180, 100, 300, 200), 30_000);
    Town town = new Town(directory.resolve("town"));
    town.with("parcel.geojson", whole, west + "," + east);
    assertThat(findings(town)).isEmpty();
    town.with("parcel.geojson", "\"ZDMJ\": 30000", "\"ZDMJ\": 31000");
    assertThat(findings(town))
        .containsExactly("area_disagrees parcel 4 registered_area_m2 P4 31000.0 ≠ 30000.0 m²");
    town.with("parcel.geojson", west.replace("30000", "31000"), west.replace("30000", "18000"))
        .with("parcel.geojson", east.replace("30000", "31000"), east.replace("30000", "12000"));
    assertThat(findings(town)).isEmpty();
    town.with("parcel.geojson", "\"ZDMJ\": 12000", "\"ZDMJ\": 13000");
    assertThat(findings(town))
        .containsExactly("area_disagrees parcel 4 registered_area_m2 P4 31000.0 ≠ 30000.0 m²");
  }

  @Test
  void an_assessed_floor_makes_a_far_where_no_building_tells_one() {
    Town town = new Town(directory.resolve("town"));
    town.with("value.csv", "建成年份\n", "建成年份,建筑面积\n").with("value.csv", "1999\n", "1999,480000\n");
    assertThat(findings(town))
        .containsExactly(
            "far_over_15 parcel 3 parcel_code P3 P3 48.00 = 480000.0 / 10000.0 m² (land.valuation"
                + " 2023)",
            "far_over_15 parcel 4 parcel_code P4 P4 16.00 = 480000.0 / 30000.0 m² (land.valuation"
                + " 2023)");
  }

  @Test
  void bureaus_may_tell_different_figures_of_one_enterprise_and_year() {
    Town town = new Town(directory.resolve("town"));
    town.handIn(
        "energy", "econ.enterprise_year", "统一社会信用代码,年度,综合能耗\n" + SmallCity.E1 + ",2023,12\n");
    assertThat(findings(town)).isEmpty();
  }

  @Test
  void people_of_a_street_stay_out_and_those_of_an_unknown_community_are_told() {
    Town town = new Town(directory.resolve("town"));
    town.handIn(
        "people",
        "econ.population_year",
        """
        社区代码,年度,常住人口
        120101001001,2023,500
        120101001,2023,500
        120101001,2023,500
        120101001009,2023,7
        """);
    assertThat(findings(town))
        .containsExactly(
            "population_of_no_community people 3 community_code 120101001 120101001 street",
            "duplicate_key people 4 year 2023 2023 -",
            "admin_unit_unknown people 5 community_code 120101001009 120101001009 -");
  }

  @Test
  void communities_are_not_looked_for_where_nobody_hands_them_in() {
    Town town = new Town(directory.resolve("town"));
    town.with("district.geojson", RuleExamples.COMMUNITY, Town.unit("120101001002", "", null, "[]"))
        .handIn("people", "econ.population_year", "社区代码,年度,常住人口\n120101001001,2023,500\n");
    assertThat(findings(town)).noneMatch(f -> f.startsWith("admin_unit_unknown"));
  }

  @Test
  void buildings_are_not_looked_for_where_nobody_hands_them_in() {
    Town town = new Town(directory.resolve("town"));
    town.city().write("building.geojson", SmallCity.inItsCrs(Town.building("", Town.P1, "[]", 1)));
    town.with("place.csv", ",B1,,100", ",B1," + Town.P1 + ",100")
        .with("firm.csv", RuleExamples.firms("", "", ""), RuleExamples.firms(",经营楼宇", ",B1", ","));
    assertThat(findings(town))
        .noneMatch(f -> f.startsWith("occupancy_") || f.startsWith("enterprise_"));
  }

  @Test
  void who_is_registered_elsewhere_is_in_no_building_of_the_district() {
    Town town = new Town(directory.resolve("town"));
    town.with(
        "firm.csv",
        RuleExamples.firms("", "", ""),
        RuleExamples.firms(",是否属地注册,注册楼宇", ",是,B1", ",否,B9"));
    assertThat(findings(town)).isEmpty();
  }

  /** It may be the basement of the building, which is registered to the parcel above. */
  @Test
  void floor_on_a_parcel_below_ground_is_on_no_other_parcel() {
    String code = "120101001001GX00009";
    String below = RuleExamples.below(code, Town.box(10, 10, 60, 60), 2500);
    Town town = new Town(directory.resolve("town"));
    town.with("parcel.geojson", RuleExamples.FOURTH, RuleExamples.FOURTH + "," + below)
        .with("place.csv", ",B1,,100", ",B1," + code + ",100");
    assertThat(findings(town)).noneMatch(f -> f.startsWith("occupancy_"));
  }

  @Test
  void an_investment_of_another_unit_jumps() {
    Town town = new Town(directory.resolve("town"));
    town.with("year.csv", "从业人员\n", "从业人员,固定资产投资\n")
        .with("year.csv", ",7\n", ",7,90000\n")
        .with("year.csv", ",8\n", ",8,900000000\n")
        .with("year.csv", ",2\n", ",2,\n");
    assertThat(findings(town))
        .containsExactly("unit_jump enterprise_year 4 investment E1 900000000.00 2023: 10000 ×");
  }

  /**
   * Parcels of the surface lie over it, whichever it is; where it lies elsewhere the code is wrong.
   */
  @Test
  void a_building_over_the_parcel_below_ground_it_is_registered_to_is_where_it_should_be() {
    String over = Town.building("B2", Town.P2, Town.box(110, 10, 160, 60), 5000);
    String code = "120101001001GX00009";
    String below = Town.parcel(code, Town.box(100, 0, 170, 70), 4_900);
    Town town = new Town(directory.resolve("town"));
    town.with("parcel.geojson", RuleExamples.FOURTH, RuleExamples.FOURTH + "," + below)
        .with("building.geojson", over, over.replace(Town.P2, code));
    assertThat(findings(town).stream().map(f -> f.split(" ", 2)[0]))
        .doesNotContain("building_on_another_parcel");
    town.with("parcel.geojson", below, Town.parcel(code, Town.box(0, 100, 70, 170), 4_900));
    assertThat(findings(town))
        .contains("building_on_another_parcel building 2 parcel_code B2 " + code + " ↔ P2 100.0 %");
  }

  /** Both are the first of their files: rows are told apart by their hand-in, too. */
  @Test
  void polygons_of_one_code_are_compared_over_hand_ins() {
    Town town = new Town(directory.resolve("town"));
    String source =
        town.city()
            .text("pack.yaml")
            .lines()
            .filter(l -> l.contains("name: parcel,"))
            .findFirst()
            .orElseThrow();
    String again =
        source.replace("name: parcel,", "name: resurvey,").replace("parcel.geo", "resurvey.geo");
    town.with("pack.yaml", source, source + "\n" + again);
    town.city()
        .write(
            "resurvey.geojson",
            SmallCity.inItsCrs(RuleExamples.below(Town.P1, Town.box(250, 10, 270, 30), 400)));
    assertThat(findings(town))
        .containsExactly(
            "parcel_in_several_places resurvey 1 parcel_code P1 P1 150 m ↔ (parcel 1)",
            "space_layer_differs resurvey 1 space_layer P1 GX ≠ GB");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void one_defect_is_one_finding(Example example) {
    Town town = new Town(directory.resolve("town"));
    town.with(example.file(), example.from(), example.to());
    List<String> findings = findings(town);
    String rules = findings.stream().map(f -> f.split(" ", 2)[0]).distinct().toList().toString();
    assertThat(findings).as(rules).anyMatch(f -> f.startsWith(expected(example)));
    assertThat(findings.stream().filter(f -> f.startsWith(example.rule() + " "))).hasSize(1);
    assertThat(others(findings, example)).isEmpty();
  }

  private static String expected(Example example) {
    return example.rule() + " " + example.finding();
  }

  private static List<String> others(List<String> findings, Example example) {
    return findings.stream()
        .filter(f -> !f.startsWith(example.rule() + " "))
        .filter(f -> !example.also().contains(f.split(" ", 2)[0]))
        .toList();
  }

  private List<String> findings(Town town) {
    Path home = directory.resolve("home");
    town.city().load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse)
              .rows(
                  "SELECT rule, source, row_number, column_name, key, value, message FROM"
                      + " meta.quality_finding ORDER BY finding_id",
                  null)
              .stream()
              .map(RuleExamplesTest::told)
              .toList();
    }
  }

  /** {@code rule source row column key value detail}; P1 to P4, E1 and E2 for their codes. */
  private static String told(List<String> row) {
    String reason = Rules.load(new DataFiles()).get(row.get(0)).reason().en();
    String message = row.get(6).substring(reason.length()).replaceFirst("^: ", "");
    return row.subList(0, 6).stream()
        .map(v -> v.equals("null") ? "-" : v)
        .collect(Collectors.joining(" "))
        .concat(" " + (message.isEmpty() ? "-" : message))
        .replace(Town.P1, "P1")
        .replace(Town.P2, "P2")
        .replace(Town.P3, "P3")
        .replace(Town.P4, "P4")
        .replace(SmallCity.E1, "E1")
        .replace(SmallCity.E2, "E2");
  }
}
