package landstock.warehouse.measure;

import static landstock.warehouse.testdata.SmallCity.E1;
import static landstock.warehouse.testdata.SmallCity.E2;
import static landstock.warehouse.testdata.SmallCity.E3;
import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P3;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static landstock.warehouse.testdata.Town.parcel;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.lineage.Lineage;
import landstock.warehouse.lineage.Why;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.Arguments;
import landstock.warehouse.query.SavedQueries;
import landstock.warehouse.query.SavedQuery;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.staging.CellTexts;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Marts, measures and saved queries say the same of a town where a collective parcel lies below
 * ground, a building of unknown floor stands beside a known one and one of unknown outline beside
 * another, one parcel was never assessed, one was never drawn, one community is on no map, and no
 * two enterprises report the same figures.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementTest {
  private static final String STREET = "120101001";
  private static final String P5 = STREET + "001GB00005";
  private static final DataFiles FILES = new DataFiles();
  private final CatalogFiles catalog = new CatalogFiles(FILES);
  private final Measures measures = Measures.load(FILES, catalog.load().catalog());
  private @Nullable Warehouse warehouse;

  @BeforeAll
  void load(@TempDir Path folder) {
    String second = building("B2", P2, box(110, 10, 160, 60), 5000);
    String unknown =
        SmallCity.feature(
            "\"ZRZH\": \"B3\"",
            "{\"type\": \"Polygon\", \"coordinates\": " + box(170, 10, 190, 30) + "}");
    String outlined =
        SmallCity.feature(
            "\"ZRZH\": \"B4\", \"ZDDM\": \"" + P4 + "\"",
            "{\"type\": \"Polygon\", \"coordinates\": " + box(10, 110, 30, 130) + "}");
    String undrawn = SmallCity.feature("\"ZRZH\": \"B5\", \"ZDDM\": \"" + P4 + "\"", "null");
    String fourth = parcel(P4, box(0, 100, 300, 200), 30_000);
    String somewhere =
        fourth.replace(P4, P5).replaceFirst("\"geometry\": .*", "\"geometry\": null}");
    Town town =
        new Town(folder.resolve("town"))
            .with("parcel.geojson", P3 + "\"", P3 + "\", \"ZDTZM\": \"JX\"")
            .with("parcel.geojson", fourth, fourth + "," + somewhere)
            .with("building.geojson", second, String.join(",", second, unknown, outlined, undrawn))
            .with("firm.csv", "C3360", "2611")
            .with("firm.csv", E2 + ",乙", E3 + ",丙,规下,F5211,,\n" + E2 + ",乙")
            .with(
                "place.csv",
                E2 + ",," + P3,
                E1 + ",B3," + P3 + ",100,,\n" + E3 + ",," + P5 + ",70,,\n" + E2 + ",B1,")
            .with("tax.csv", "10104,市级,6000.00", "10104,区级,6000.00")
            .with("value.csv", P4 + ",2023,600,400,1000,1999\n", "")
            .handIn(
                "people",
                "econ.population_year",
                """
                社区代码,年度,常住人口
                120101001001,2023,120
                120101001002,2023,900
                120101001,2023,1020
                """);
    town.city()
        .write(
            "tax.csv",
            town.city().text("tax.csv")
                + E1
                + ",2023,10104,,500.00,,\n"
                + E3
                + ",2023,10104,,60000.00,,\n")
        .write(
            "year.csv",
            "统一社会信用代码,年度,营业收入,增加值,综合能耗,从业人员,研发费用\n"
                + E1
                + ",2023,1000,100,,,50\n"
                + E2
                + ",2023,,10,1,2,7\n"
                + E3
                + ",2023,,1000,,,\n")
        .load(folder.resolve("home"));
    warehouse = Warehouse.open(folder.resolve("home"));
  }

  @AfterAll
  void close() {
    Objects.requireNonNull(warehouse).close();
  }

  private Warehouse warehouse() {
    return Objects.requireNonNull(warehouse);
  }

  private List<String> rows(String sql) {
    return new Store(warehouse())
        .rows(sql, null).stream().map(row -> String.join(" ", row)).toList();
  }

  /** Value of a measure in 2023, before what it is made of, after its dimension. */
  private List<String> measured(String measure, String... dimension) {
    MeasureQuery query =
        MeasureQuery.of(List.of(measure), List.of(dimension)).where("year", Operator.EQUAL, 2023);
    MeasureStatement statement = measures.compile(query);
    Question question =
        new Question(
            statement.sql(),
            new ArrayList<>(statement.parameters()),
            Optional.empty(),
            Limits.DEFAULT);
    try (Answer answer = warehouse().ask(question, Policy.OPEN)) {
      return read(answer, List.of(0, 1).subList(0, dimension.length + 1));
    }
  }

  /** A saved query of 2023, as many columns as are named. */
  private List<String> saved(String name, Map<String, String> given, String... columns) {
    SavedQueries queries =
        SavedQueries.load(FILES, catalog.load().catalog(), measures, Packs.ofProduct());
    DimensionValues choices =
        new DimensionValues(measures, q -> warehouse().askFixed(q, Policy.OPEN));
    SavedQuery query = queries.get(name, "town");
    String snapshot = warehouse().snapshots().get(0).id();
    Arguments arguments = Arguments.of(query, given, choices, snapshot);
    Question question =
        new Question(
            query.sql(), arguments.named(query, "zh"), Optional.of(snapshot), Limits.DEFAULT);
    try (Answer answer = warehouse().askFixed(question, Policy.OPEN)) {
      List<String> names = answer.columns().stream().map(c -> c.name()).toList();
      return read(answer, Stream.of(columns).map(names::indexOf).toList());
    }
  }

  private static List<String> read(Answer answer, List<Integer> columns) {
    List<String> rows = new ArrayList<>();
    while (answer.rows().next()) {
      List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
      for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
        int row = i;
        rows.add(
            columns.stream()
                .map(c -> String.valueOf(vectors.get(c).getObject(row)))
                .collect(Collectors.joining(" ")));
      }
    }
    return rows;
  }

  @Test
  void an_industry_is_told_by_its_division_with_or_without_a_letter() {
    assertThat(
            rows(
                "SELECT section_code, industry_code, tax FROM mart.industry_year"
                    + " WHERE year = 2023 ORDER BY section_code"))
        .containsExactly("C 26 24500.0000", "F 52 66000.0000");
    assertThat(measured("tax", "section")).containsExactly("C 24500.0000", "F 66000.0000");
  }

  @Test
  void collective_land_below_ground_is_not_land_of_the_surface() {
    assertThat(rows("SELECT area_m2, below_area_m2 FROM mart.street_year WHERE year = 2023"))
        .containsExactly("50000.0 10000.0");
    assertThat(
            rows(
                "SELECT SUM(area_m2), SUM(below_area_m2), SUM(far_floor_area_m2), SUM(far_area_m2)"
                    + " FROM mart.grid_year WHERE year = 2023 AND grid = 'square_100'"))
        .containsExactly("50000.0 10000.0 2000.0 10000.0");
    assertThat(measured("land_m2")).containsExactly("50000.0");
    assertThat(measured("land_mu", "street")).containsExactly(STREET + " 75.0");
    assertThat(saved("structure-street", Map.of(), "land_m2")).containsExactly("50000.0");
    assertThat(saved("structure-use", Map.of(), "land_m2")).containsExactly("50000.0");
    assertThat(saved("potential-street", Map.of(), "parcel_count")).containsExactly("4");
  }

  @Test
  void a_parcel_of_which_one_building_has_no_floor_area_has_no_far() {
    assertThat(
            rows(
                "SELECT floor_area_m2, building_count, gfa_known_count, far, floor_reserve_m2,"
                    + " tax_per_floor_m2 FROM mart.parcel_year WHERE year = 2023"
                    + " AND parcel_code IN ('"
                    + P1
                    + "', '"
                    + P2
                    + "') ORDER BY parcel_code"))
        .containsExactly("2000.0 1 1 0.2 23000.0 9.125", "5000.0 2 1 null null null");
    assertThat(
            rows(
                "SELECT floor_area_m2, far_floor_area_m2, far_area_m2, far"
                    + " FROM mart.street_year WHERE year = 2023"))
        .containsExactly("7000.0 2000.0 10000.0 0.2");
    assertThat(measured("far")).containsExactly("0.2");
    assertThat(measured("floor_reserve_m2")).containsExactly("23000.0");
    for (String query : List.of("structure-street", "structure-use")) {
      assertThat(saved(query, Map.of(), "far")).as(query).containsExactly("0.2");
    }
    assertThat(
            saved(
                "potential-floor-area",
                Map.of(),
                "far",
                "known_count",
                "unknown_count",
                "reserve_m2"))
        .containsExactly("0.2 1 3 23000.0");
  }

  /**
   * Half of what E1 pays and all of E2 on 2,000 m2; the other half is on P3, where none is known.
   */
  @Test
  void tax_by_floor_is_of_land_whose_floor_is_wholly_known() {
    assertThat(
            rows(
                "SELECT tax, floor_area_m2, tax_per_floor_m2 FROM mart.street_year WHERE year = 2023"))
        .containsExactly("90500.0000 7000.0 9.125");
    assertThat(
            rows(
                "SELECT grid, SUM(tax), MAX(tax_per_floor_m2), COUNT(tax_per_floor_m2)"
                    + " FROM mart.grid_year WHERE year = 2023 AND grid = 'square_100'"
                    + " GROUP BY grid"))
        .containsExactly("square_100 30500.0000 9.125 1");
    assertThat(measured("tax_per_floor_m2")).containsExactly("9.125");
    assertThat(measured("tax_per_floor_m2", "street")).containsExactly(STREET + " 9.125");
    assertThat(saved("structure-year", Map.of(), "year", "tax_per_floor_m2"))
        .contains("2023 9.125");
  }

  /** B3 holds half of what E1 pays and nobody knows its floor. */
  @Test
  void tax_by_floor_of_buildings_is_of_those_whose_floor_is_known() {
    assertThat(
            rows(
                "SELECT building_code, tax, tax_per_floor_m2 FROM mart.building_year"
                    + " WHERE year = 2023 ORDER BY building_code"))
        .containsExactly("B1 18250.0000 9.125", "B2 null null", "B3 12250.0000 null");
    assertThat(measured("tax_per_floor_m2", "tier")).containsExactly("below 9.125", "null null");
  }

  /** P1 2,500 of 10,000 m2, P2 2,500 + 400; on P4 one of two buildings tells its 400. */
  @Test
  void density_is_of_parcels_that_tell_every_footprint() {
    assertThat(
            rows(
                "SELECT building_count, footprint_area_m2, density FROM mart.parcel_year"
                    + " WHERE year = 2023 ORDER BY parcel_code"))
        .containsExactly(
            "1 2500.0 0.25", "2 2900.0 0.29", "null null null", "2 400.0 null", "null null null");
    assertThat(
            rows(
                "SELECT density_footprint_m2, density_area_m2, density FROM mart.street_year"
                    + " WHERE year = 2023"))
        .containsExactly("5400.0 20000.0 0.27");
    assertThat(
            rows(
                "SELECT SUM(density_footprint_m2), SUM(density_area_m2) FROM mart.grid_year"
                    + " WHERE year = 2023 AND grid = 'square_100'"))
        .containsExactly("5400.0 20000.0");
    assertThat(measured("density")).containsExactly("0.27");
    assertThat(saved("structure-street", Map.of(), "density")).containsExactly("0.27");
  }

  /** Of three parcels assessed at 1,000 each, two are land of the surface; 120 live on 6 ha. */
  @Test
  void a_ratio_leaves_out_land_that_was_not_assessed_and_people_of_unknown_area() {
    assertThat(measured("value_per_m2")).containsExactly("0.15");
    assertThat(measured("residents")).containsExactly("1020");
    assertThat(measured("residents_per_km2")).containsExactly("2000.0");
  }

  /** What E3 pays and adds is on P5, of which nobody knows the area; the rest on 75 mu. */
  @Test
  void money_by_land_is_of_parcels_whose_area_is_known() {
    assertThat(measured("tax_of_known_land")).containsExactly("30500.0000");
    assertThat(measured("tax_per_mu")).containsExactly("406.6666666666667");
    assertThat(measured("value_added_per_mu", "street"))
        .containsExactly(STREET + " 1.4666666666666666");
    assertThat(measured("gdp_per_ha")).containsExactly("22.0");
    assertThat(measured("land_per_gdp")).containsExactly("6.818181818181817E7");
    assertThat(
            rows(
                "SELECT tax_per_mu, ROUND(evaluated_tax_per_mu * area_mu),"
                    + " ROUND(value_added_per_mu * area_mu) FROM mart.street_year"
                    + " WHERE year = 2023"))
        .containsExactly("406.6666666666667 30500.0 110.0");
    for (String query : List.of("structure-street", "structure-use")) {
      assertThat(saved(query, Map.of(), "tax", "tax_per_mu"))
          .as(query)
          .containsExactly("90500.0000 406.6666666666667");
    }
    assertThat(saved("structure-year", Map.of(), "year", "tax_per_mu"))
        .contains("2023 406.6666666666667");
  }

  @Test
  void money_by_land_leads_to_the_parcels_whose_area_is_known() {
    Lineage lineage = new Lineage(q -> warehouse().ask(q, Policy.OPEN), warehouse().catalog());
    String snapshot = warehouse().snapshots().get(0).id();
    Why why =
        lineage.why("mart.street_year", "tax_per_mu", STREET + ",2023", snapshot, CellTexts.NONE);
    assertThat(why.from())
        .extracting(part -> part.column() + " " + part.value())
        .containsExactly("tax 18250.0000", "tax 12250.0000", "area_mu 75.0");
  }

  @Test
  void people_of_a_street_are_not_added_to_those_of_its_communities() {
    assertThat(measured("residents", "street"))
        .containsExactlyInAnyOrder("120101001 120", "null 900");
    assertThat(measured("community_km2")).containsExactly("0.06");
    assertThat(rows("SELECT rows_read - rows_loaded FROM meta.source WHERE name = 'people'"))
        .containsExactly("1");
  }

  @Test
  void a_ratio_is_of_enterprises_that_tell_both_figures() {
    assertThat(
            rows(
                "SELECT value_added_per_tce, value_added_per_employee, revenue_per_employee,"
                    + " rd_share FROM mart.parcel_year WHERE year = 2023 AND parcel_code = '"
                    + P1
                    + "'"))
        .containsExactly("10.0 5.0 null 0.05");
    for (String dimension : List.of("parcel", "building", "section")) {
      assertThat(measured("value_added_per_tce", dimension))
          .as(dimension)
          .anyMatch(row -> row.endsWith(" 10.0"));
    }
    assertThat(measured("value_added_per_tce")).containsExactly("10.0");
    assertThat(measured("labour_productivity")).containsExactly("5.0");
    assertThat(measured("revenue_per_employee")).containsExactly("null");
    assertThat(measured("rd_share")).containsExactly("0.05");
  }

  @Test
  void the_share_of_the_district_is_of_the_tax_whose_level_is_known() {
    assertThat(measured("tax")).containsExactly("90500.0000");
    assertThat(measured("district_tax_share")).containsExactly("0.2");
  }

  @Test
  void a_building_without_a_registered_parcel_is_on_the_street_it_stands_on() {
    assertThat(saved("structure-age", Map.of("street", STREET), "age", "building_count"))
        .containsExactly("1990年代 2", "不明 3");
  }

  @Test
  void what_lies_below_ground_is_no_peer_of_what_is_on_it() {
    assertThat(rows("SELECT COUNT(*) FROM mart.parcel_year WHERE tax > 0 AND year = 2023"))
        .containsExactly("3");
    assertThat(saved("potential-tax-gap", Map.of("peers", "1"), "parcel_code")).isEmpty();
    assertThat(saved("potential-street", Map.of("peers", "1"), "gap_count")).containsExactly("0");
  }
}
