package landstock.warehouse.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.staging.CellText;
import landstock.warehouse.staging.CellTexts;
import landstock.warehouse.staging.HandInTexts;
import landstock.warehouse.testdata.SmallCity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LineageTest {
  private static SmallCity city = new SmallCity(Path.of("target/unused-city"));
  private static Warehouse warehouse;
  private static Lineage lineage;

  @BeforeAll
  static void load(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    city.load(directory.resolve("home"));
    warehouse = Warehouse.open(directory.resolve("home"));
    lineage = new Lineage(q -> warehouse.ask(q, Policy.OPEN), warehouse.catalog());
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  private static Why why(String table, String column, String key) {
    return why(table, column, key, CellTexts.NONE);
  }

  private static Why why(String table, String column, String key, CellTexts texts) {
    String current = warehouse.current().orElseThrow().id();
    return lineage.why(table, column, key, current, texts);
  }

  /** Every record at the end of the way: column, value, file, row. */
  private static List<String> ends(Why why) {
    List<String> ends = new ArrayList<>();
    if (why.origin() != null) {
      ends.add(
          why.column() + " " + why.value() + " " + why.origin().file() + " " + why.origin().row());
    }
    why.from().forEach(from -> ends.addAll(ends(from)));
    return ends;
  }

  @Test
  void a_tax_per_mu_goes_back_to_the_tax_records_and_the_polygon() {
    Why why = why("mart.parcel_year", "tax_per_mu", SmallCity.P1 + ",2023");
    assertThat(why.from()).extracting(Why::column).containsExactly("tax", "area_mu");
    assertThat(ends(why))
        .contains(
            "amount 60.00 tax.csv 2", "amount 40.00 tax.csv 3", "geom POLYGON parcel.geojson 1");
  }

  @Test
  void the_parts_of_a_sum_are_the_sum() {
    Why tax = why("mart.parcel_year", "tax", "parcel_code=" + SmallCity.P1 + ", year=2023");
    double parts =
        tax.from().stream().mapToDouble(w -> Double.parseDouble(String.valueOf(w.value()))).sum();
    assertThat(parts).isEqualTo(Double.parseDouble(String.valueOf(tax.value())));
  }

  @Test
  void a_level_and_a_refund_lead_to_their_own_records_and_cells() {
    assertThat(taxes("tax_central")).containsExactly("amount 60.00 tax.csv 2");
    assertThat(taxes("tax_district")).containsExactly("amount 40.00 tax.csv 3");
    assertThat(taxes("tax_city")).isEmpty();
    assertThat(taxes("refund")).containsExactly("refund 5.00 tax.csv 3");
    assertThat(taxes("tax_evaluated"))
        .containsExactly(
            "amount 60.00 tax.csv 2", "amount 40.00 tax.csv 3", "refund 5.00 tax.csv 3");
  }

  private static List<String> taxes(String measure) {
    return ends(why("mart.parcel_year", measure, SmallCity.P1 + ",2023")).stream()
        .filter(end -> end.contains("tax.csv"))
        .toList();
  }

  @Test
  void an_empty_part_of_a_key_means_null_and_a_null_is_told_so() {
    Why street = why("mart.street_year", "tax", ",2023");
    assertThat(street.value()).isEqualTo("100.0000");
    assertThat(street.key()).containsEntry("street_code", "").containsEntry("year", "2023");
    assertThat(why("mart.street_year", "tax", "street_code=, year=2023")).isEqualTo(street);
    assertThat(ends(why("mart.industry_year", "tax_city", ",,,no_key,2023")))
        .containsExactly("amount 7.00 tax.csv 6");
    assertThat(ends(why("mart.unallocated_year", "amount", "2023,tax,no_key")))
        .containsExactly("amount 7.00 tax.csv 6");
    assertThat(ends(why("econ.allocation", "amount", "tax_year,,2023,tax_city,")))
        .containsExactly("amount 7.00 tax.csv 6");
    assertThatThrownBy(() -> why("mart.street_year", "tax", ","))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
  }

  @Test
  void a_building_leads_to_its_record_and_says_which_area_counts() {
    Why why = why("building", "gfa_m2", "B1");
    assertThat(why.value()).isEqualTo("20000.0");
    assertThat(ends(why)).contains("gfa_measured_m2 20000.0 building.geojson 1");
  }

  @Test
  void a_figure_of_an_enterprise_goes_to_the_column_its_measure_names() {
    Why why =
        why(
            "econ.allocation",
            "amount",
            "enterprise_year," + SmallCity.E1 + ",2023,revenue," + SmallCity.P1);
    assertThat(ends(why)).contains("revenue 1000.10 year.csv 2");
  }

  @Test
  void the_text_of_the_cell_is_that_of_the_file() {
    DataModel model = new CatalogFiles(new DataFiles()).load();
    HandIn tax =
        Packs.ofProduct().find(city.folder().toString()).surveys().get(0).handIns().stream()
            .filter(h -> h.name().equals("tax_year"))
            .findFirst()
            .orElseThrow();
    Dataset dataset = model.findDataset(tax.dataset()).orElseThrow();
    Why record = why("econ.tax_year", "amount", "tax_year,3");
    String sha256 = java.util.Objects.requireNonNull(record.origin()).sha256();
    assertThat(CellText.find(city.folder(), tax, dataset, sha256, 3, "amount"))
        .contains(new CellText.Cell(Optional.of("入库税额"), "40.00"));
    assertThat(CellText.find(city.folder(), tax, dataset, "another", 3, "amount")).isEmpty();
    assertThat(CellText.find(city.folder(), tax, dataset, sha256, 99, "amount")).isEmpty();
  }

  @Test
  void every_cell_behind_a_number_is_told_where_the_files_are_at_hand() {
    DataModel model = new CatalogFiles(new DataFiles()).load();
    HandInTexts texts =
        new HandInTexts(
            city.folder(),
            Packs.ofProduct().find(city.folder().toString()).surveys().get(0),
            model);
    Why tax = why("mart.parcel_year", "tax", SmallCity.P1 + ",2023", texts);
    assertThat(cells(tax))
        .containsExactly(
            new Why.Cell("入库税额", "60.00"),
            new Why.Cell("入库税额", "40.00"),
            new Why.Cell("占用面积", "100"),
            new Why.Cell("占用面积", "200"));
    Why area = why("land.parcel", "area_m2", SmallCity.P1, texts);
    assertThat(ends(area)).containsExactly("geom POLYGON parcel.geojson 1");
    assertThat(cells(area)).isEmpty();
  }

  @Test
  void a_cell_that_the_pack_of_today_finds_elsewhere_is_not_told() {
    CellTexts otherwise =
        (source, sha256, wanted) ->
            Optional.of(
                Map.of(
                    new CellText.Place(3, "amount"),
                    new CellText.Cell(Optional.of("应缴税额"), "99.00")));
    assertThat(cells(why("econ.tax_year", "amount", "tax_year,3", otherwise))).isEmpty();
  }

  private static List<Why.Cell> cells(Why why) {
    List<Why.Cell> all = new ArrayList<>();
    Why.Origin origin = why.origin();
    if (origin != null && origin.cell() != null) {
      all.add(origin.cell());
    }
    why.from().forEach(behind -> all.addAll(cells(behind)));
    return all;
  }

  @Test
  void what_is_asked_wrongly_is_told() {
    assertThatThrownBy(() -> why("mart.parcel_yaer", "tax", "x"))
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.suggestions()).contains("mart.parcel_year"));
    assertThatThrownBy(() -> why("mart.parcel_year", "taxx", "x,1"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.suggestions()).contains("tax"));
    assertThatThrownBy(() -> why("mart.parcel_year", "tax", "x"))
        .hasMessageContaining("parcel_code, year")
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.hint().orElse("")).contains("an empty value means NULL"));
    assertThatThrownBy(() -> why("mart.parcel_year", "tax", "x,1"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
  }
}
