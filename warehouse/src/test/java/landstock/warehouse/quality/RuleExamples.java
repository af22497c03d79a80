package landstock.warehouse.quality;

import static landstock.warehouse.testdata.SmallCity.E1;
import static landstock.warehouse.testdata.SmallCity.E2;
import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P3;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static landstock.warehouse.testdata.Town.parcel;
import static landstock.warehouse.testdata.Town.unit;

import java.util.List;
import java.util.Set;

/** A defect or more for each rule that is a query, planted into a town without a flaw. */
final class RuleExamples {
  private RuleExamples() {}

  /**
   * One defect.
   *
   * @param rule that it breaks, once; nothing else is broken
   * @param file of the town, in which {@code from} becomes {@code to}
   * @param finding {@code source row column key value detail} as the bureau is told
   * @param also rules that cannot but be broken too
   */
  record Example(
      String rule, String file, String from, String to, String finding, Set<String> also) {
    Example(String rule, String file, String from, String to, String finding) {
      this(rule, file, from, to, finding, Set.of());
    }

    @Override
    public String toString() {
      return rule + ": " + finding;
    }
  }

  private static final String PARCEL = "parcel.geojson";
  private static final String BUILDING = "building.geojson";

  static final String FOURTH = parcel(P4, box(0, 100, 300, 200), 30_000);

  static final String COMMUNITY =
      unit("120101001001", "community", "120101001", box(0, 0, 300, 200));

  /** The same administrative unit with its control area. */
  static String control(String unit, String areaM2) {
    return unit.replace("\"XZQMC\"", "\"控制面积\": " + areaM2 + ", \"XZQMC\"");
  }

  /** A polygon below ground. */
  static String below(String code, String coordinates, int areaM2) {
    return parcel(code, coordinates, areaM2).replace("\"ZDMJ\"", "\"ZDTZM\": \"GX\", \"ZDMJ\"");
  }

  /** The enterprises of the town with one more column. */
  static String firms(String header, String first, String second) {
    return "统一社会信用代码,企业名称,规模,行业代码,经度,纬度"
        + header
        + "\n"
        + E1
        + ",甲,规上,C3360,117.1983,39.1043"
        + first
        + "\n"
        + E2
        + ",乙,规下,F5211,117.1984,39.1043"
        + second
        + "\n";
  }

  static final List<Example> ALL =
      List.of(
          // Keys
          new Example(
              "missing_key",
              "unit.csv",
              "F00010002,B1,800,700,100,4000\n",
              "F00010002,B1,800,700,100,4000\n,B1,,,,\n",
              "unit 4 unit_code - - -"),
          new Example(
              "duplicate_key",
              "total.csv",
              "营业收入,2023,160000\n",
              "营业收入,2023,160000\n营业收入,2023,160000\n",
              "total 4 year 2023 2023 -"),
          new Example(
              "null_key",
              "tax.csv",
              "6000.00,2023-01-01,2023-12-31\n",
              "6000.00,2023-01-01,2023-12-31\n" + E2 + ",,10104,市级,0.00,,\n",
              "tax 5 year - - -"),
          new Example(
              "parcel_in_several_places",
              PARCEL,
              FOURTH,
              FOURTH + "," + below(P1, box(250, 10, 270, 30), 400),
              "parcel 5 parcel_code P1 P1 150 m ↔ (1)",
              Set.of("space_layer_differs")),
          new Example(
              "enterprise_year_twice",
              "year.csv",
              E2 + ",2022,50000,2\n",
              E2 + ",2022,50000,2\n" + E2 + ",2022,40000,2\n",
              "enterprise_year 6 credit_code E2 2022 revenue, employees"),
          new Example(
              "enterprise_year_twice",
              "year.csv",
              E2 + ",2022,50000,2\n",
              E2 + ",2022,50000,\n" + E2 + ",2022,,2\n" + E2 + ",2022,50000,\n",
              "enterprise_year 7 credit_code E2 2022 revenue"),
          new Example(
              "assessment_twice",
              "value.csv",
              P4 + ",2023,600,400,1000,1999\n",
              P4 + ",2023,600,400,1000,1999\n" + P4 + ",2023,600,400,1000,1999\n",
              "assessment 6 parcel_code P4 P4 2023 = (5)"),
          new Example(
              "occupancy_twice",
              "place.csv",
              E2 + ",," + P3 + ",50,,\n",
              E2 + ",," + P3 + ",50,,\n" + E2 + ",," + P3 + ",50,,\n",
              "occupancy 4 credit_code E2 P3 = (3)"),
          // Geometry of one row
          new Example(
              "geometry_null",
              BUILDING,
              "{\"type\": \"Polygon\", \"coordinates\": " + box(110, 10, 160, 60) + "}",
              "null",
              "building 2 geom B2 - -"),
          new Example(
              "geometry_invalid",
              BUILDING,
              box(110, 10, 160, 60),
              "[[[517110,4330010],[517160,4330010],[517160,4330060],[517110,4330060],"
                  + "[517110,4330010],[517110,4330009],[517110,4330010]]]",
              "building 2 geom B2 - Ring Self-intersection"),
          // Topology
          new Example(
              "parcel_overlap",
              PARCEL,
              parcel(P2, box(100, 0, 200, 100), 10_000),
              parcel(P2, box(99, 0, 200, 100), 10_100),
              "parcel 2 geom P2 P2 100.000 m² ↔ P1 (1)"),
          new Example(
              "parcel_contained",
              PARCEL,
              FOURTH,
              FOURTH + "," + parcel(P4, box(0, 150, 100, 200), 5_000),
              "parcel 5 geom P4 P4 5000.000 m² ↔ P4 (4)"),
          new Example(
              "parcel_gap",
              PARCEL,
              box(0, 100, 300, 200),
              "[[[517000,4330100],[517300,4330100],[517300,4330200],[517000,4330200],"
                  + "[517000,4330100]],[[517050,4330120],[517050,4330125],[517054,4330125],"
                  + "[517054,4330120],[517050,4330120]]]",
              "parcel 4 geom P4 P4 20.00 m² @ ",
              Set.of("district_uncovered")),
          new Example(
              "parcel_sliver",
              PARCEL,
              FOURTH,
              FOURTH + "," + below(P3, box(210, 10, 213, 13), 9),
              "parcel 5 geom P3 P3 9.000 m²",
              Set.of("space_layer_differs")),
          new Example(
              "parcel_multipart",
              PARCEL,
              parcel(P3, box(200, 0, 300, 100), 10_000),
              parcel(P3, "[" + box(200, 0, 260, 100) + "," + box(270, 0, 300, 100) + "]", 9_000)
                  .replace("\"Polygon\"", "\"MultiPolygon\""),
              "parcel 3 geom P3 P3 2 ×",
              Set.of("district_uncovered")),
          new Example(
              "parcel_outside_district",
              PARCEL,
              parcel(P3, box(200, 0, 300, 100), 10_000),
              parcel(P3, box(200, 0, 305, 100), 10_500),
              "parcel 3 geom P3 P3 500.0 m², 4.8 %"),
          // Parcels
          new Example(
              "parcel_code_shape",
              PARCEL,
              "\"ZDDM\": \"" + P4,
              "\"ZDDM\": \"120101001001GB0004",
              "parcel 4 parcel_code 120101001001GB0004 120101001001GB0004 -",
              Set.of("parcel_not_assessed", "assessment_without_parcel")),
          new Example(
              "unit_code_shape",
              PARCEL,
              "\"ZDDM\": \"" + P4 + "\"",
              "\"ZDDM\": \"" + P4 + "\", \"BDCDYH\": \"" + P3 + "W00000000\"",
              "parcel 4 unit_code P4 P3W00000000 -"),
          new Example(
              "unit_code_shape",
              "unit.csv",
              "F00010002,B1,800",
              "F0001000,B1,800",
              "unit 3 unit_code P1F0001000 P1F0001000 -"),
          new Example(
              "area_disagrees",
              PARCEL,
              "\"ZDMJ\": 30000",
              "\"ZDMJ\": 30400",
              "parcel 4 registered_area_m2 P4 30400.0 ≠ 30000.0 m²"),
          new Example(
              "negative_area", "place.csv", ",50,", ",-50,", "occupancy 3 area_m2 E2 -50.0 -"),
          new Example(
              "parcel_not_assessed",
              "value.csv",
              P4 + ",2023,600,400,1000,1999\n",
              "",
              "parcel 4 parcel_code P4 P4 -"),
          new Example(
              "use_mismatch",
              PARCEL,
              FOURTH,
              FOURTH.replace("\"SJYT\": \"0701\"", "\"SJYT\": \"0601\""),
              "parcel 4 actual_use_code P4 0601 0701 (07) / 0601 (10) / 0701 (07)"),
          new Example(
              "planned_limit_range",
              PARCEL,
              FOURTH,
              FOURTH.replace("0.35", "35"),
              "parcel 4 planned_density P4 35.0 > 1"),
          new Example(
              "far_over_15",
              BUILDING,
              "\"SCJZMJ\": 5000",
              "\"SCJZMJ\": 160000",
              "parcel 2 parcel_code P2 P2 16.00 = 160000.0 / 10000.0 m²"),
          new Example(
              "density_over_100",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, 10, 160, 60), 5000).replace("2500", "25000"),
              "parcel 2 parcel_code P2 P2 250.0 % = 25000.0 / 10000.0 m²"),
          new Example(
              "zero_for_blank",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, 10, 160, 60), 5000)
                  .replace("\"JZWGD\": 20", "\"JZWGD\": 0"),
              "building 2 height_m B2 0 -"),
          new Example(
              "zero_for_blank",
              PARCEL,
              FOURTH,
              FOURTH.replace("2.5", "0"),
              "parcel 4 planned_far P4 0 -"),
          new Example(
              "zero_for_blank",
              PARCEL,
              FOURTH,
              FOURTH.replace("0.35", "0"),
              "parcel 4 planned_density P4 0 -"),
          new Example(
              "space_layer_differs",
              PARCEL,
              FOURTH,
              FOURTH.replace("\"ZDMJ\"", "\"ZDTZM\": \"JB\", \"ZDMJ\""),
              "parcel 4 space_layer P4 JB ≠ GB"),
          // Administration
          new Example(
              "admin_unit_parent",
              "district.geojson",
              unit("120101001", "street", "120101", box(0, 0, 300, 200)),
              unit("120101001", "street", "120102", box(0, 0, 300, 200)),
              "district 2 parent_code 120101001 120102 -"),
          new Example(
              "admin_unit_overlap",
              "district.geojson",
              COMMUNITY,
              unit("120101001001", "community", "120101001", box(0, 0, 160, 200))
                  + ","
                  + unit("120101001002", "community", "120101001", box(140, 0, 300, 200)),
              "district 4 geom 120101001002 120101001002 4000.0 m² ↔ 120101001001 (3)"),
          new Example(
              "admin_unit_outside_parent",
              "district.geojson",
              COMMUNITY,
              unit("120101001001", "community", "120101001", box(0, 0, 300, 205)),
              "district 3 geom 120101001001 120101001001 1500.0 m² ↔ 120101001"),
          new Example(
              "admin_unit_gap",
              "district.geojson",
              COMMUNITY,
              unit("120101001001", "community", "120101001", box(0, 0, 300, 190)),
              "district 2 geom 120101001 120101001 3000.0 m²"),
          new Example(
              "control_area_differs",
              "district.geojson",
              COMMUNITY,
              control(COMMUNITY, "60050"),
              "district 3 control_area_m2 120101001001 60050.00 60000.0 m² (geom)"),
          new Example(
              "control_area_differs",
              "district.geojson",
              COMMUNITY,
              control(unit("120101001001", "community", "120101001", box(0, 0, 300, 190)), "57000"),
              "district 3 control_area_m2 120101001001 57000.00 60000.0 m² (Σ land.parcel)",
              Set.of("admin_unit_gap")),
          // Assessments
          new Example(
              "assessment_without_parcel",
              "value.csv",
              P4 + ",2023",
              P4 + ",2023,600,400,1000,1999\n120101001001GB00009,2023",
              "assessment 6 parcel_code 120101001001GB00009 120101001001GB00009 -"),
          new Example(
              "negative_value",
              "value.csv",
              P4 + ",2023,600,400,1000",
              P4 + ",2023,1400,-400,1000",
              "assessment 5 improvement_value P4 -400.00 -"),
          new Example(
              "value_arithmetic",
              "value.csv",
              P4 + ",2023,600,400,1000",
              P4 + ",2023,600,400,1001",
              "assessment 5 total_value P4 1001.00 600.00 + 400.00"),
          // Buildings
          new Example(
              "building_without_parcel",
              BUILDING,
              "\"ZDDM\": \"" + P2,
              "\"ZDDM\": \"120101001001GB00009",
              "building 2 parcel_code B2 120101001001GB00009 -"),
          new Example(
              "building_outside_parcel",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, -10, 160, 40), 5000),
              "building 2 geom B2 P2 500.0 m²"),
          new Example(
              "building_straddles",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(90, 10, 140, 60), 5000),
              "building 2 geom B2 P2 P2 80.0 %; P1 20.0 %"),
          new Example(
              "building_on_no_parcel",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, -60, 160, -10), 5000),
              "building 2 geom B2 P2 2500.0 m²"),
          new Example(
              "building_on_another_parcel",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(210, 10, 260, 60), 5000),
              "building 2 parcel_code B2 P2 ↔ P3 100.0 %"),
          new Example(
              "completed_in_future",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, 10, 160, 60), 5000).replace("1999-06-01", "2024-01-01"),
              "building 2 completed_on B2 2024-01-01 > 2023-12-31"),
          new Example(
              "vacant_over_rentable",
              BUILDING,
              building("B2", P2, box(110, 10, 160, 60), 5000),
              building("B2", P2, box(110, 10, 160, 60), 5000)
                  .replace("\"空置面积\": 250", "\"空置面积\": 2500"),
              "building 2 vacant_area_m2 B2 2500.0 > 1000.0 m²"),
          new Example(
              "unit_without_building",
              "unit.csv",
              "F00010002,B1,800,700,100,4000\n",
              "F00010002,B1,800,700,100,4000\n" + P1 + "F00020001,B9,90,80,10,0\n",
              "unit 4 building_code P1F00020001 B9 -"),
          new Example(
              "unit_area_arithmetic",
              "unit.csv",
              "800,700,100",
              "800,700,90",
              "unit 3 gfa_m2 P1F00010002 800.0 700.0 + 90.0 = 790.00"),
          new Example(
              "units_against_building",
              "unit.csv",
              "800,700,100",
              "700,600,100",
              "building 1 gfa_measured_m2 B1 2000.0 1900.00 m², 2 ×"),
          new Example(
              "apportioned_land_over_parcel",
              "unit.csv",
              "100,4000",
              "100,4002",
              "parcel 1 registered_area_m2 P1 10000.0 10002.00 > 10000.00 m²"),
          // Codes
          new Example(
              "code_not_in_list",
              "firm.csv",
              "F5211",
              "F9911",
              "enterprise 3 industry_code E2 F9911 gbt_4754 2017"),
          new Example(
              "code_not_in_list",
              PARCEL,
              FOURTH,
              FOURTH.replace("\"SJYT\": \"0701\"", "\"SJYT\": \"城镇住宅用地\""),
              "parcel 4 actual_use_code P4 城镇住宅用地 dltb 2020: 0701 = 城镇住宅用地",
              Set.of("crosswalk_unresolved")),
          new Example(
              "code_without_scheme",
              "pack.yaml",
              "registered_use_scheme: gbt_21010, registered_use_edition: \"2017\", ",
              "",
              "parcel 1 registered_use_code - 0701 4 ×"),
          new Example(
              "admin_unit_unknown",
              PARCEL,
              FOURTH,
              FOURTH.replace("\"120101001\"", "\"120101009\""),
              "parcel 4 street_code P4 120101009 -"),
          new Example(
              "credit_code_check",
              "firm.csv",
              E2 + ",乙",
              E2 + ",乙,规下,,,\n91350100M0001TGQXM,丙",
              "enterprise 4 credit_code 91350100M0001TGQXM 91350100M0001TGQXM -"),
          new Example(
              "enterprise_unknown",
              "tax.csv",
              E2 + ",2023,10104",
              "11120101MB0Q103171,2023,10104",
              "tax 4 credit_code 11120101MB0Q103171 11120101MB0Q103171 -"),
          new Example(
              "occupancy_without_place",
              "place.csv",
              ",," + P3,
              ",,120101001001GB00009",
              "occupancy 3 parcel_code E2 120101001001GB00009 -"),
          new Example(
              "occupancy_without_place",
              "place.csv",
              ",B1,,100",
              ",B1,120101001001GB00009,100",
              "occupancy 2 parcel_code E1 120101001001GB00009 -"),
          new Example(
              "occupancy_without_place",
              "place.csv",
              ",B1,,100",
              ",B9,,100",
              "occupancy 2 building_code E1 B9 -"),
          new Example(
              "occupancy_without_place",
              "place.csv",
              ",B1,,100",
              ",B9," + P1 + ",100",
              "occupancy 2 building_code E1 B9 -"),
          new Example(
              "occupancy_on_another_parcel",
              "place.csv",
              ",B1,,100",
              ",B1," + P2 + ",100",
              "occupancy 2 parcel_code E1 P2 ≠ P1 (B1)"),
          new Example(
              "enterprise_building_unknown",
              "firm.csv",
              firms("", "", ""),
              firms(",经营楼宇", ",B1", ",B9"),
              "enterprise 3 operating_building_code E2 B9 -"),
          new Example(
              "enterprise_building_unknown",
              "firm.csv",
              firms("", "", ""),
              firms(",注册楼宇", ",B9", ",B2"),
              "enterprise 2 registered_building_code E1 B9 -"),
          new Example(
              "enterprise_outside_district",
              "firm.csv",
              "117.1984",
              "117.2984",
              "enterprise 3 lon E2 117.2984, 39.1043 -"),
          new Example(
              "enterprise_outside_district",
              "firm.csv",
              "117.1984,39.1043",
              "39.1043,117.1984",
              "enterprise 3 lon E2 39.1043, 117.1984 -"),
          new Example(
              "period_reversed",
              "place.csv",
              "2030-12-31",
              "2019-12-31",
              "occupancy 2 valid_to E1 2019-12-31 < 2020-01-01"),
          new Example(
              "statistical_unit_missing",
              "firm.csv",
              E2 + ",乙",
              E2 + ",乙,规下,,,\n11120101MB0Q103171,丙,规上,,,\n91350200MA2YJ1XR9G,丁",
              "enterprise 4 size_class 11120101MB0Q103171 11120101MB0Q103171 -"),
          // Money
          new Example(
              "unit_jump",
              "year.csv",
              E1 + ",2022,95000",
              E1 + ",2022,950000000",
              "enterprise_year 3 revenue E1 950000000.00 2022: 9500 ×"),
          new Example(
              "tax_period_twice",
              "tax.csv",
              "2023-07-01,2023-12-31",
              "2023-01-01,2023-06-30",
              "tax 3 amount E1 12000.00 2023-01-01–2023-06-30 = (2)"),
          new Example(
              "tax_period_of_another_year",
              "tax.csv",
              "2023-07-01,2023-12-31",
              "2022-07-01,2022-12-31",
              "tax 3 period_start E1 2022-07-01–2022-12-31 ≠ 2023"),
          new Example(
              "tax_period_of_another_year",
              "tax.csv",
              "2023-07-01,2023-12-31",
              "2023-07-01,2024-01-31",
              "tax 3 period_end E1 2023-07-01–2024-01-31 ≠ 2023"),
          new Example(
              "control_total_differs",
              "total.csv",
              "营业收入,2023,160000\n",
              "营业收入,2023,160000\n从业人员,2023,11\n",
              "total 4 amount employees 2023 11.0000 10.00 − 11.0000 = -1.00"),
          new Example(
              "control_total_differs",
              "total.csv",
              "30000.00",
              "31000.00",
              "total 2 amount tax 2023 31000.0000 30000.00 − 31000.0000 = -1000.00"));
}
