package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.HeaderCheck;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.synthesis.defect.Defect;
import landstock.warehouse.synthesis.defect.Defects;
import landstock.warehouse.synthesis.defect.Expected;
import landstock.warehouse.testdata.Ellipsoid;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * The demonstration district, handed in with defects: each is found, and nothing else; every figure
 * of an enterprise is on a parcel or says why not.
 */
@Tag("slow")
class HepingTest {
  private static final Map<String, String> SOURCE = new LinkedHashMap<>();

  private static Defects defects = Defects.none();
  private static Warehouse warehouse;
  private static Store store;

  static {
    for (String figure :
        List.of(
            "revenue",
            "output",
            "value_added",
            "employees",
            "energy_tce",
            "rd_expense",
            "investment")) {
      SOURCE.put(figure, figure + " FROM econ.enterprise_year");
    }
    SOURCE.put("tax", "amount FROM econ.tax_year");
    SOURCE.put("refund", "refund FROM econ.tax_year");
    for (String level : List.of("central", "city", "district")) {
      SOURCE.put(
          "tax_" + level, "CASE WHEN level = '" + level + "' THEN amount END FROM econ.tax_year");
    }
  }

  @BeforeAll
  static void load(@TempDir Path directory) {
    Pack pack = Packs.ofProduct().find("heping");
    defects = Defects.parse("defects.yaml", pack.defects().orElseThrow());
    Generation.generate(pack, directory.resolve("hand-in"), Progress.silent());
    Load.run(pack, directory.resolve("hand-in"), directory.resolve("home"), Progress.silent());
    warehouse = Warehouse.open(directory.resolve("home"));
    store = new Store(warehouse);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023", "2024"})
  void every_planted_defect_is_found_and_nothing_else(String survey) {
    List<List<String>> found =
        new ArrayList<>(
            store.rows(
                "SELECT source, rule, row_number, column_name, \"key\" FROM meta.quality_finding",
                snapshot(survey)));
    List<String> missing = new ArrayList<>();
    for (Defect defect : defects.defects()) {
      if (defect.surveys().contains(survey)) {
        for (Expected expected : defect.finds()) {
          for (long row : expected.rows()) {
            Optional<List<String>> first =
                found.stream().filter(f -> fits(f, expected, String.valueOf(row))).findFirst();
            first.ifPresent(found::remove);
            if (first.isEmpty()) {
              missing.add(defect.what().zh() + ": " + expected.rule() + " in row " + row);
            }
          }
        }
      }
    }
    assertThat(missing).as("planted and not found").isEmpty();
    Map<String, Integer> counted = new TreeMap<>();
    found.forEach(f -> counted.merge(f.get(0) + " " + f.get(1), 1, Integer::sum));
    Map<String, Integer> explained = new TreeMap<>();
    for (Defects.Besides besides : defects.besides()) {
      if (besides.surveys().contains(survey)) {
        Expected expected = besides.found();
        explained.put(expected.source() + " " + expected.rule(), expected.count());
      }
    }
    assertThat(counted).as("found besides what was planted").isEqualTo(explained);
  }

  private static boolean fits(List<String> found, Expected expected, String row) {
    return found.get(0).equals(expected.source())
        && found.get(1).equals(expected.rule())
        && found.get(2).equals(row)
        && expected.column().map(found.get(3)::equals).orElse(true)
        && expected.key().map(found.get(4)::equals).orElse(true);
  }

  @Test
  void defects_are_of_many_kinds_and_on_every_kind_of_file() {
    assertThat(defects.defects()).hasSizeGreaterThan(80);
    assertThat(
            defects.defects().stream()
                .flatMap(d -> d.finds().stream())
                .map(Expected::rule)
                .distinct())
        .hasSizeGreaterThan(45);
    assertThat(defects.defects().stream().map(Defect::file).distinct())
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void nothing_worse_than_a_note_is_explained_away() {
    List<String> notes =
        store
            .rows(
                "SELECT DISTINCT rule FROM meta.quality_finding WHERE severity" + " = 'note'", null)
            .stream()
            .map(r -> r.get(0))
            .toList();
    assertThat(defects.besides().stream().filter(b -> b.surveys().contains("2024")))
        .allMatch(
            b -> notes.contains(b.found().rule()) || b.found().rule().equals("parcel_multipart"));
  }

  @Test
  void what_is_known_of_the_district_holds_whatever_is_wrong_with_the_hand_ins() {
    String first = snapshot("2023");
    assertThat(
            store.row(
                "SELECT COUNT(*), ROUND(SUM(rentable_area_m2)) FROM land.building"
                    + " WHERE is_office_building",
                first))
        .isEqualTo("91 3610000.0");
    assertThat(
            store.row(
                "SELECT COUNT(CASE WHEN n >= 100000000 THEN 1 END),"
                    + " COUNT(CASE WHEN n < 100000000 AND n > 50000000 THEN 1 END)"
                    + " FROM (SELECT tax - COALESCE(refund, 0) AS n FROM mart.building_year"
                    + " WHERE is_office_building AND \"year\" = 2023) AS b",
                first))
        .isEqualTo("15 6");
    assertThat(
            Double.parseDouble(
                store.row("SELECT area_m2 FROM ref.admin_unit WHERE level = 'district'", first)))
        .isCloseTo(9_979_999.727, within(0.001));
  }

  /** Stored areas are planar; Heping lies 14 to 19 km east of the central meridian of EPSG:4548. */
  @Test
  void areas_of_parcels_are_within_ten_ppm_of_the_ellipsoid() throws ParseException {
    List<List<String>> parcels =
        store.rows(
            "SELECT p.parcel_code, p.area_m2, ST_AsText(ST_Transform(p.geom, 4548, 4490))"
                + " FROM land.parcel p JOIN ref.admin_unit d ON d.level = 'district'"
                + " WHERE ST_Covers(d.geom, p.geom)",
            snapshot("2024"));
    assertThat(parcels).hasSizeGreaterThan(5000);
    double planar = 0;
    double ellipsoidal = 0;
    for (List<String> parcel : parcels) {
      double areaM2 = Double.parseDouble(parcel.get(1));
      double onEllipsoidM2 = Ellipsoid.areaM2(new WKTReader().read(parcel.get(2)));
      assertThat(areaM2 / onEllipsoidM2 - 1).as(parcel.get(0)).isBetween(0.0, 10e-6);
      planar += areaM2;
      ellipsoidal += onEllipsoidM2;
    }
    assertThat(planar / ellipsoidal - 1).isBetween(5e-6, 9e-6);
  }

  @Test
  void every_saved_query_keeps_what_its_header_says() {
    assertThat(new HeaderCheck(warehouse).all()).allSatisfy((n, r) -> assertThat(r).isPositive());
  }

  @Test
  void twelve_measures_of_three_years_are_conserved_to_the_cent() {
    assertThat(SOURCE).hasSize(12);
    SOURCE.forEach(
        (measure, source) ->
            assertThat(
                    store.rows(
                        "SELECT a.y, b.s = a.s FROM (SELECT year AS y, SUM(v) AS s FROM (SELECT"
                            + " year, "
                            + source
                            + ") AS t(year, v) GROUP BY year) AS a JOIN (SELECT year AS y,"
                            + " SUM(amount) AS s FROM econ.allocation WHERE measure = '"
                            + measure
                            + "' GROUP BY year) AS b ON b.y = a.y ORDER BY a.y",
                        null))
                .as(measure)
                .containsExactly(
                    List.of("2022", "true"), List.of("2023", "true"), List.of("2024", "true")));
  }

  private static String snapshot(String survey) {
    return "heping-" + survey + "-12-31-r1";
  }
}
