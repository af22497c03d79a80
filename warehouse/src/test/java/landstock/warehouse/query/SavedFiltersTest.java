package landstock.warehouse.query;

import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static landstock.warehouse.testdata.Town.parcel;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Street and use reach every standard question, in a town whose second parcel is commercial and
 * whose others are residential, the fourth without a plan; a building of no registered parcel
 * stands astride the first two, more of it on the first; below the first lies one of traffic, with
 * floor to let.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedFiltersTest {
  private static final String STREET = "120101001";
  private static final String BELOW = "120101001001GX00005";
  private static final Map<String, String> HOMES = Map.of("use", "07");
  private static final Map<String, String> SHOPS = Map.of("use", "09");

  private @Nullable Warehouse opened;
  private @Nullable SavedQueries read;
  private @Nullable DimensionValues choices;

  @BeforeAll
  void load(@TempDir Path folder) {
    String second = building("B2", P2, box(110, 10, 160, 60), 5000);
    String astride =
        SmallCity.feature(
            "\"ZRZH\": \"B3\", \"SCJZMJ\": 500",
            "{\"type\": \"Polygon\", \"coordinates\": " + box(80, 70, 110, 90) + "}");
    String station =
        SmallCity.feature(
            "\"ZRZH\": \"B4\", \"ZDDM\": \"" + BELOW + "\", \"可租售面积\": 100, \"空置面积\": 40", "null");
    String below =
        parcel(BELOW, box(0, 0, 50, 50), 2_500).replace("\"SJYT\": \"0701\"", "\"SJYT\": \"1004\"");
    String shop = parcel(P2, box(100, 0, 200, 100), 10_000);
    String unplanned = parcel(P4, box(0, 100, 300, 200), 30_000);
    new Town(folder.resolve("town"))
        .with("parcel.geojson", shop, shop.replace("\"SJYT\": \"0701\"", "\"SJYT\": \"05H1\""))
        .with(
            "parcel.geojson",
            unplanned,
            unplanned.replace("\"RJL\": 2.5", "\"RJL\": null") + "," + below)
        .with("building.geojson", second, String.join(",", second, astride, station))
        .city()
        .load(folder.resolve("home"));
    Warehouse warehouse = Warehouse.open(folder.resolve("home"));
    opened = warehouse;
    DataFiles files = new DataFiles();
    var catalog = new CatalogFiles(files).load().catalog();
    Measures measures = Measures.load(files, catalog);
    read = SavedQueries.load(files, catalog, measures, Packs.ofProduct());
    choices = new DimensionValues(measures, q -> warehouse.askFixed(q, Policy.OPEN));
  }

  @AfterAll
  void close() {
    warehouse().close();
  }

  private Warehouse warehouse() {
    return Objects.requireNonNull(opened);
  }

  private SavedQueries queries() {
    return Objects.requireNonNull(read);
  }

  @Test
  void each_standard_question_is_filtered_by_street_and_use_or_has_a_row_for_each() {
    for (SavedQuery query : queries().of("town")) {
      Set<String> known = new HashSet<>(query.grain());
      query.parameters().forEach(p -> known.add(p.name()));
      assertThat(known).as(query.name()).contains("street", "use");
    }
  }

  @Test
  void a_building_has_the_use_of_its_main_parcel() {
    assertThat(saved("structure-age", HOMES, "age", "building_count", "floor_area_m2"))
        .containsExactly("1990年代 1 2000.0", "不明 1 500.0");
    assertThat(saved("structure-age", SHOPS, "age", "building_count", "floor_area_m2"))
        .containsExactly("1990年代 1 5000.0");
    assertThat(saved("structure-age", Map.of(), "building_count")).containsExactly("2", "2");
    assertThat(saved("potential-vacancy", HOMES, "building_code")).containsExactly("B1");
    assertThat(saved("potential-vacancy", SHOPS, "building_code")).containsExactly("B2");
    assertThat(saved("potential-vacancy", Map.of(), "building_code"))
        .containsExactly("B1", "B2", "B4");
  }

  /** What is vacant is let at the rate of the street, whatever use is looked at. */
  @Test
  void a_use_leaves_what_it_is_compared_with_as_it_is() {
    List<String> all = saved("potential-vacancy", Map.of(), "building_code", "potential_tax");
    assertThat(all)
        .containsAll(saved("potential-vacancy", SHOPS, "building_code", "potential_tax"));
    assertThat(saved("potential-tax-gap", Map.of("use", "07", "peers", "1"), "parcel_code", "gap"))
        .isNotEmpty()
        .isEqualTo(saved("potential-tax-gap", Map.of("peers", "1"), "parcel_code", "gap"));
  }

  @Test
  void the_potential_of_a_street_is_that_of_a_use() {
    String[] columns = {
      "parcel_count", "reserve_m2", "plan_unknown_count", "present_unknown_count"
    };
    assertThat(saved("potential-street", Map.of(), columns)).containsExactly("4 42500.0 1 1");
    assertThat(saved("potential-street", SHOPS, columns)).containsExactly("1 20000.0 0 0");
    assertThat(saved("potential-street", HOMES, columns)).containsExactly("3 22500.0 1 1");
  }

  /** B1 and B2 leave 250 of 1,000 m2 empty, and 40 of 100 below ground are. */
  @Test
  void what_is_vacant_counts_above_and_below_ground_and_what_could_be_built_on_the_surface() {
    for (String query : List.of("potential-street", "structure-street")) {
      assertThat(saved(query, Map.of(), "vacant_m2")).as(query).containsExactly("540.0");
    }
    assertThat(saved("potential-street", Map.of(), "vacancy"))
        .isEqualTo(saved("structure-street", Map.of(), "vacancy"));
    assertThat(
            saved(
                "potential-street",
                Map.of("use", "12"),
                "parcel_count",
                "land_mu",
                "reserve_m2",
                "tax_unknown_count",
                "vacant_m2"))
        .containsExactly("0 null null 0 40.0");
  }

  @Test
  void cells_are_summed_over_the_parcels_that_are_asked_for() {
    String columns = "cell_id, parcel_count, area_m2, area_mu, floor_area_m2, far, vacancy, tax";
    for (String grid : List.of("square_100", "hexagon_250")) {
      assertThat(cells(Map.of("grid", grid)))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              new Store(warehouse())
                      .rows(
                          "SELECT %s, tax_per_mu FROM mart.grid_year WHERE year = 2023 AND grid = '%s'"
                              .formatted(columns, grid),
                          null)
                      .stream()
                      .map(row -> String.join(" ", row))
                      .toList());
    }
    assertThat(cells(Map.of("grid", "square_100", "use", "09")))
        .hasSize(1)
        .allMatch(row -> row.contains(" 1 10000.0 15.0 5000.0 0.5 0.25 "));
    assertThat(cells(Map.of("grid", "square_100", "use", "09", "street", STREET))).hasSize(1);
    assertThat(cells(Map.of("grid", "square_100", "use", "10"))).isEmpty();
  }

  private List<String> cells(Map<String, String> given) {
    return saved(
        "distribution-grid",
        given,
        "cell",
        "parcel_count",
        "land_m2",
        "land_mu",
        "floor_area_m2",
        "far",
        "vacancy",
        "tax",
        "tax_per_mu");
  }

  @Test
  void an_unknown_plan_and_an_unknown_present_are_counted_apart() {
    assertThat(
            saved(
                "potential-floor-area",
                Map.of(),
                "use",
                "known_count",
                "unknown_count",
                "plan_unknown_count",
                "plan_unknown_land_mu",
                "present_unknown_count",
                "present_unknown_land_mu"))
        .containsExactly("07 1 2 1 45.0 1 15.0", "09 1 0 0 null 0 null");
  }

  /** A saved query of the town's last year, as many columns as are named. */
  private List<String> saved(String name, Map<String, String> given, String... columns) {
    SavedQuery query = queries().get(name, "town");
    String snapshot = warehouse().snapshots().get(0).id();
    Arguments arguments = Arguments.of(query, given, Objects.requireNonNull(choices), snapshot);
    Question question =
        new Question(
            query.sql(), arguments.named(query, "zh"), Optional.of(snapshot), Limits.DEFAULT);
    List<String> rows = new ArrayList<>();
    try (Answer answer = warehouse().askFixed(question, Policy.OPEN)) {
      List<String> names = answer.columns().stream().map(c -> c.name()).toList();
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
          int row = i;
          rows.add(
              Stream.of(columns)
                  .map(c -> String.valueOf(vectors.get(names.indexOf(c)).getObject(row)))
                  .collect(Collectors.joining(" ")));
        }
      }
    }
    return rows;
  }
}
