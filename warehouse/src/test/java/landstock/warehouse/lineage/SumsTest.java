package landstock.warehouse.lineage;

import static landstock.warehouse.testdata.SmallCity.E1;
import static landstock.warehouse.testdata.SmallCity.E2;
import static landstock.warehouse.testdata.SmallCity.E3;
import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P3;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.security.Policy;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.staging.CellTexts;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a number leads to is what it is the sum of, in a town with a building on two parcels, one
 * without footprint or floor, a parcel below ground and one on no street, leases that have ended, a
 * tenant without figures, taxes of every level with refunds, and records without a code, a year or
 * a place.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SumsTest {
  private static final String NOWHERE = "91350200MA2YJ1XR9G";

  /** Holds floor of B1 in every year and reports nothing. */
  private static final String QUIET = "91120101MA00000001";

  private static final List<String> FIGURES =
      List.of(
          "revenue",
          "output",
          "value_added",
          "employees",
          "energy_tce",
          "rd_expense",
          "investment");

  private static final List<String> MEASURES =
      Stream.concat(
              FIGURES.stream(),
              Stream.of(
                  "tax", "tax_central", "tax_city", "tax_district", "refund", "tax_evaluated"))
          .toList();

  private static final List<String> PAIRS =
      List.of(
          "revenue_with_employees",
          "employees_with_revenue",
          "value_added_with_employees",
          "employees_with_value_added",
          "value_added_with_energy_tce",
          "energy_tce_with_value_added",
          "rd_expense_with_revenue",
          "revenue_with_rd_expense");

  private static final List<String> GROUND =
      List.of(
          "area_m2",
          "area_mu",
          "above_area_m2",
          "below_area_m2",
          "building_count",
          "office_building_count",
          "floor_area_m2",
          "far_floor_area_m2",
          "far_area_m2",
          "density_footprint_m2",
          "density_area_m2",
          "rentable_area_m2",
          "vacant_area_m2",
          "vacancy_vacant_m2",
          "vacancy_rentable_m2",
          "land_value",
          "improvement_value",
          "total_value");

  private static final List<String> BUILT =
      List.of(
          "footprint_area_m2",
          "floor_area_m2",
          "rentable_area_m2",
          "vacant_area_m2",
          "vacancy_vacant_m2",
          "vacancy_rentable_m2",
          "land_value",
          "improvement_value",
          "total_value",
          "assessment_count");

  private static final List<String> CODED =
      List.of("area_m2", "resolved_area_m2", "ambiguous_area_m2", "unlinked_area_m2");

  private @Nullable Warehouse warehouse;
  private @Nullable Lineage lineage;

  @BeforeAll
  void load(@TempDir Path folder) {
    String second = building("B2", P2, box(110, 10, 160, 60), 5000);
    String straddling =
        building("B3", P1, box(90, 70, 120, 90), 1200)
            .replace("\"空置面积\": 250", "\"是否商务楼宇\": \"是\"");
    String unknown =
        SmallCity.feature(
            "\"ZRZH\": \"B4\", \"空置面积\": 80",
            "{\"type\": \"Polygon\", \"coordinates\": " + box(170, 10, 190, 30) + "}");
    Town town =
        new Town(folder.resolve("town"))
            .with("parcel.geojson", P3 + "\"", P3 + "\", \"ZDTZM\": \"JX\"")
            .with("building.geojson", second, String.join(",", second, straddling, unknown))
            .handIn(
                "scheme",
                "ref.evaluated_tax",
                "scheme,tax_item_code,level,amount_factor,refund_factor\ntown,10113,*,0.5,\n");
    String last = Town.parcel(P4, box(0, 100, 300, 200), 30_000);
    town.with("parcel.geojson", last, last.replace("\"JDDM\": \"120101001\",", ""));
    town.city()
        .write(
            "value.csv",
            coded(
                """
                宗地代码,年度,土地价值,建筑价值,总价值,建筑面积,评估单元
                P1,2023,600,400,1000,50,1
                P1,2023,60,40,100,,2
                P4,2023,7,,7,,3
                P9,2023,5,5,10,,4
                P9,2023,,9,,,7
                P4,2022,3,,3,900,1
                ,2023,6,6,12,,5
                P2,,8,8,16,,6
                """))
        .write(
            "firm.csv",
            coded(
                """
                统一社会信用代码,企业名称,规模,行业代码,是否属地注册,经营楼宇编号
                E1,甲,规上,2611,是,
                E2,乙,规下,F5211,否,B2
                E3,丙,规下,,,B3
                QUIET,丁,规下,,是,B2
                """))
        .write(
            "place.csv",
            coded(
                """
                统一社会信用代码,自然幢号,宗地代码,占用面积,起始日期,终止日期
                E1,B1,,100,2020-01-01,2030-12-31
                E1,,P2,200.5,2022-06-01,
                E1,,P9,33,2023-01-01,
                E1,B2,,999,,2021-12-31
                E2,B1,,,,
                E2,,P9,,2023-01-01,
                E2,,P4,,,
                QUIET,B1,,40,,
                QUIET,B1,,20,2023-01-01,2023-05-31
                """))
        .write("year.csv", figures())
        .write("tax.csv", taxes())
        .load(folder.resolve("home"));
    Warehouse opened = Warehouse.open(folder.resolve("home"));
    warehouse = opened;
    lineage = new Lineage(q -> opened.askFixed(q, Policy.OPEN), opened.catalog());
  }

  /** The codes in full. */
  private static String coded(String text) {
    return text.replaceAll("\\bP(\\d)\\b", "120101001001GB0000$1")
        .replaceAll("\\bE1\\b", E1)
        .replaceAll("\\bE2\\b", E2)
        .replaceAll("\\bE3\\b", E3)
        .replaceAll("\\bQUIET\\b", QUIET);
  }

  private static String figures() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("统一社会信用代码,年度,营业收入,总产值,增加值,从业人员,综合能耗,研发费用,固定资产投资\n");
    for (String code : List.of(E1, E2, E3, NOWHERE, "")) {
      for (String year : List.of("2021", "2022", "2023", "2023", "")) {
        text.append(code).append(',').append(year);
        for (int i = 0; i < FIGURES.size(); i++) {
          text.append(',').append(random.nextInt(3) == 0 ? "" : 1 + random.nextInt(90_000));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String taxes() {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder("统一社会信用代码,年度,税种代码,入库级次,入库税额,退税额\n");
    for (String code : List.of(E1, E2, E3, NOWHERE, "")) {
      for (String year : List.of("2022", "2023", "")) {
        for (String level : List.of("中央级", "市级", "区级", "")) {
          for (String item : List.of("10101", "10113")) {
            text.append(String.join(",", code, year, item, level, money(random), money(random)))
                .append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  private static String money(Random random) {
    return random.nextInt(4) == 0
        ? ""
        : String.format(Locale.ROOT, "%.2f", random.nextInt(1_000_000) / 100.0);
  }

  @AfterAll
  void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  private Why why(String table, String column, String key) {
    return Objects.requireNonNull(lineage)
        .why(
            table,
            column,
            key,
            Objects.requireNonNull(warehouse).current().orElseThrow().id(),
            CellTexts.NONE);
  }

  /** Keys of all rows of a table, as they are asked for. */
  private List<String> keys(String table, String where) {
    Warehouse open = Objects.requireNonNull(warehouse);
    List<String> grain =
        open.catalog().tables().stream()
            .filter(t -> t.qualifiedName().equals(table))
            .findFirst()
            .orElseThrow()
            .grain();
    String parts =
        grain.stream()
            .map(c -> "COALESCE(CAST(" + c + " AS VARCHAR), '')")
            .collect(Collectors.joining(", "));
    return new Store(open)
        .rows("SELECT " + parts + " FROM " + table + " WHERE " + where, null).stream()
            .map(row -> String.join(",", row))
            .toList();
  }

  private static BigDecimal number(@Nullable String text) {
    return text == null ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static BigDecimal sum(Stream<Why> parts) {
    return parts.map(part -> number(part.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "mart.parcel_year, year = 2023",
        "mart.building_year, year = 2023",
        "mart.street_year, year = 2023",
        "mart.grid_year, year = 2023 AND grid = 'square_100'",
        "mart.industry_year, year = 2023 OR year IS NULL",
        "mart.crosswalk_coverage, TRUE",
      })
  void a_sum_is_that_of_the_rows_it_leads_to(String table, String where) {
    List<String> keys = keys(table, where);
    assertThat(keys).isNotEmpty();
    for (String key : keys) {
      for (String column : added(table)) {
        Why why = why(table, column, key);
        assertThat(why.more()).isZero();
        assertThat(sum(why.from().stream()))
            .as(column + " of " + key + ": " + why.from())
            .isCloseTo(number(why.value()), within(new BigDecimal("0.000001")));
      }
    }
  }

  private static List<String> added(String table) {
    Stream<List<String>> columns =
        switch (table) {
          case "mart.parcel_year" -> Stream.of(MEASURES, PAIRS, BUILT);
          case "mart.building_year", "mart.industry_year" -> Stream.of(MEASURES, PAIRS);
          case "mart.street_year", "mart.grid_year" -> Stream.of(MEASURES, GROUND);
          default -> Stream.of(CODED);
        };
    return columns.flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mart.parcel_year | building_count,office_building_count,gfa_known_count,occupant_count,"
            + "contributor_count,registration_known_count,registered_count,output_3y_years",
        "mart.building_year | occupant_count,contributor_count,registration_known_count,"
            + "registered_count",
        "mart.street_year | parcel_count,floor_area_known_count",
        "mart.industry_year | enterprise_count",
        "mart.crosswalk_coverage | parcel_count,resolved_count,ambiguous_count,unlinked_count",
        "land.parcel | polygon_count",
      })
  void a_count_is_that_of_the_rows_it_leads_to(String table, String columns) {
    for (String key : keys(table, "TRUE")) {
      for (String column : columns.split(",", -1)) {
        Why why = why(table, column, key);
        assertThat(why.from())
            .as(column + " of " + key)
            .hasSize(number(why.value()).intValueExact());
      }
    }
  }

  @Test
  void an_allocation_is_its_share_of_what_was_handed_in() {
    List<String> keys = keys("econ.allocation", "measure <> 'tax_evaluated'");
    assertThat(keys).hasSizeGreaterThan(100);
    for (String key : keys) {
      Why amount = why("econ.allocation", "amount", key);
      BigDecimal share =
          amount.from().stream()
              .filter(part -> part.column().equals("share"))
              .map(part -> number(part.value()))
              .findFirst()
              .orElse(BigDecimal.ONE);
      List<Why> records = amount.from().stream().filter(w -> w.origin() != null).toList();
      assertThat(records).as(key).isNotEmpty().allMatch(r -> r.value() != null);
      assertThat(sum(records.stream()).multiply(share))
          .as(key)
          .isCloseTo(number(amount.value()), within(new BigDecimal("0.0003")));
    }
  }

  @Test
  void what_is_on_no_parcel_is_the_sum_of_its_records_and_counts_them() {
    List<String> keys = keys("mart.unallocated_year", "TRUE");
    assertThat(keys).anyMatch(key -> key.startsWith(",")).anyMatch(key -> key.endsWith("no_key"));
    for (String key : keys) {
      Why amount = why("mart.unallocated_year", "amount", key);
      assertThat(sum(amount.from().stream()))
          .as(key)
          .isCloseTo(number(amount.value()), within(new BigDecimal("0.000001")));
      if (!key.contains("tax_evaluated")) {
        Why rows = why("mart.unallocated_year", "row_count", key);
        assertThat(records(rows)).as(key).hasSize(number(rows.value()).intValueExact());
      }
    }
  }

  /** Records at the end, without those that only tell a share. */
  private static List<Why> records(Why why) {
    if (why.column().equals("share")) {
      return List.of();
    }
    return why.origin() == null
        ? why.from().stream().flatMap(from -> records(from).stream()).toList()
        : List.of(why);
  }

  @Test
  void evaluated_tax_leads_to_amounts_refunds_and_every_rule_that_was_applied() {
    for (String key : keys("econ.allocation", "measure = 'tax_evaluated' AND year = 2023")) {
      assertThat(why("econ.allocation", "amount", key).from())
          .filteredOn(part -> !part.column().equals("share"))
          .extracting(part -> part.table() + "." + part.column())
          .contains("econ.tax_year.amount", "econ.tax_year.refund")
          .endsWith(
              "ref.evaluated_tax.amount_factor",
              "ref.evaluated_tax.amount_factor",
              "ref.evaluated_tax.refund_factor",
              "ref.evaluated_tax.refund_factor");
      assertThat(why("econ.allocation", "amount", key).from())
          .filteredOn(part -> part.table().equals("ref.evaluated_tax"))
          .extracting(part -> part.key().get("scheme"))
          .containsExactly("default", "town", "default", "default");
    }
  }

  @Test
  void a_building_on_two_parcels_is_behind_its_main_one_alone() {
    assertThat(keysBehind("floor_area_m2", P1)).containsExactly("B1", "B3");
    assertThat(keysBehind("floor_area_m2", P2)).containsExactly("B2", "B4");
    assertThat(keysBehind("building_count", P2)).containsExactly("B2", "B4");
    assertThat(keysBehind("footprint_area_m2", P2)).containsExactly("B2", "B4");
  }

  @Test
  void tax_by_floor_leads_to_the_parcels_whose_floor_is_wholly_known() {
    Why why = why("mart.street_year", "tax_per_floor_m2", "120101001,2023");
    assertThat(why.from())
        .extracting(part -> part.column() + " " + part.key().get("parcel_code"))
        .containsExactly("tax " + P1, "floor_area_m2 " + P1);
    assertThat(number(why.value()).doubleValue())
        .isCloseTo(
            number(why.from().get(0).value()).doubleValue()
                / number(why.from().get(1).value()).doubleValue(),
            within(1e-9));
  }

  private List<String> keysBehind(String column, String parcel) {
    return why("mart.parcel_year", column, parcel + ",2023").from().stream()
        .map(part -> String.valueOf(part.key().get("building_code")))
        .toList();
  }

  @Test
  void a_share_lists_the_leases_of_its_year() {
    assertThat(behind(2021, "area_m2")).containsExactly("100.0", "999.0");
    assertThat(behind(2022, "area_m2")).containsExactly("100.0", "200.5");
    assertThat(behind(2023, "area_m2")).containsExactly("100.0", "200.5", "33.0");
    assertThat(behind(2022, "valid_from")).containsExactly("2020-01-01", "2022-06-01");
    assertThat(behind(2022, "valid_to")).containsExactly("2030-12-31");
  }

  @Test
  void an_occupant_leads_to_its_lease_or_to_what_went_by_its_address() {
    assertThat(why("mart.building_year", "occupant_count", "B1,2021").from())
        .extracting(part -> part.table() + " " + part.value())
        .containsExactly("econ.occupancy " + E1, "econ.occupancy " + E2, "econ.occupancy " + QUIET);
    assertThat(why("mart.building_year", "occupant_count", "B3,2023").from())
        .extracting(part -> part.table() + " " + part.value())
        .containsExactly("econ.allocation " + E3);
  }

  /** Behind the share of P1 in any figure of E1. */
  private List<@Nullable String> behind(int year, String column) {
    String where =
        "credit_code = '%s' AND parcel_code = '%s' AND year = %d".formatted(E1, P1, year);
    List<@Nullable String> areas = new ArrayList<>();
    why("econ.allocation", "share", keys("econ.allocation", where).get(0)).from().stream()
        .filter(part -> part.column().equals(column))
        .forEach(part -> areas.add(part.value()));
    return areas;
  }
}
