package landstock.warehouse.load;

import static landstock.warehouse.testdata.SmallCity.E1;
import static landstock.warehouse.testdata.SmallCity.P1;
import static landstock.warehouse.testdata.SmallCity.P2;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who is where in a year, and how much of what they make: B1 is on P1, and of P2 floor is held. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PlaceTest {
  private SmallCity city = new SmallCity(Path.of("target/unused"));
  private Path home = Path.of("");

  @BeforeEach
  void build(@TempDir Path directory) {
    city = new SmallCity(directory.resolve("city"));
    home = directory.resolve("home");
  }

  /** Hands in leases of E1: building, parcel, area, first and last day. */
  private void leases(String... leases) {
    StringBuilder text = new StringBuilder("统一社会信用代码,自然幢号,宗地代码,占用面积,起始日期,终止日期\n");
    for (String lease : leases) {
      text.append(E1).append(',').append(lease).append('\n');
    }
    city.write("place.csv", text.toString());
  }

  /** Hands in what E1 pays in a year. */
  private void tax(int year, String amount) {
    city.write(
        "tax.csv",
        "统一社会信用代码,年度,税种代码,入库级次,入库税额\n" + E1 + "," + year + ",10101,中央级," + amount + "\n");
  }

  private List<List<String>> ask(String sql) {
    city.load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse).rows(sql, null);
    }
  }

  /** Parcel, occupants and tax of a year. */
  private List<List<String>> parcels(int year) {
    return ask(
        "SELECT parcel_code, occupant_count, contributor_count, tax FROM mart.parcel_year"
            + " WHERE year = "
            + year
            + " ORDER BY parcel_code");
  }

  @Test
  void tenants_count_whatever_they_report() {
    StringBuilder firms = new StringBuilder("统一社会信用代码,企业名称,规模,是否属地注册\n");
    StringBuilder places = new StringBuilder("统一社会信用代码,自然幢号,占用面积\n");
    StringBuilder taxes = new StringBuilder("统一社会信用代码,年度,税种代码,入库级次,入库税额\n");
    for (int i = 0; i < 10; i++) {
      String code = "91120101MA0000000" + i;
      firms.append(code).append(",甲,规下,").append(i < 6 ? "是" : "否").append('\n');
      places.append(code).append(",B1,").append(i < 9 ? "100" : "").append('\n');
      taxes.append(i < 6 ? code + ",2023,10101,区级,10.00\n" : "");
    }
    city.write("firm.csv", firms.toString())
        .write("place.csv", places.toString())
        .write("tax.csv", taxes.toString());
    String counts = "occupant_count, registration_known_count, registered_count, registered_share";
    assertThat(
            ask(
                "SELECT %1$s, contributor_count, tax FROM mart.building_year UNION ALL SELECT %1$s, contributor_count, tax FROM mart.parcel_year WHERE parcel_code = '%2$s'"
                    .formatted(counts, P1)))
        .containsExactly(
            List.of("10", "10", "6", "0.6", "6", "60.0000"),
            List.of("10", "10", "6", "0.6", "6", "60.0000"));
  }

  @Test
  void a_lease_that_is_renewed_holds_its_floor_once() {
    leases("B1,,500,,2023-06-30", "B1,,500,2023-07-01,", "," + P2 + ",500,,");
    tax(2023, "3000000.00");
    assertThat(parcels(2023))
        .containsExactly(
            List.of(P1, "1", "1", "1500000.0000"), List.of(P2, "1", "1", "1500000.0000"));
  }

  @Test
  void floor_counts_for_the_days_it_was_held_first_and_last_included() {
    leases("B1,,100,,2023-03-31", "," + P2 + ",100,2023-01-01,2023-12-31");
    tax(2023, "455.00");
    assertThat(parcels(2023))
        .containsExactly(List.of(P1, "1", "1", "90.0000"), List.of(P2, "1", "1", "365.0000"));
  }

  @Test
  void a_leap_year_has_a_day_more() {
    leases("B1,,100,,2020-02-29", "," + P2 + ",100,2019-05-01,");
    tax(2020, "426.00");
    assertThat(parcels(2020))
        .containsExactly(List.of(P1, "1", "1", "60.0000"), List.of(P2, "1", "1", "366.0000"));
  }

  /** To the last bit, whatever the number of days. */
  @Test
  void shares_of_leases_that_last_all_year_are_those_of_their_areas() {
    leases("B1,,33.3,2020-01-01,", "," + P2 + ",66.9,,2023-12-31");
    assertThat(
            ask(
                "SELECT share FROM econ.allocation WHERE measure = 'tax' AND credit_code = '"
                    + E1
                    + "' ORDER BY parcel_code"))
        .containsExactly(
            List.of(String.valueOf(33.3 / 100.2)), List.of(String.valueOf(66.9 / 100.2)));
  }

  @Test
  void a_place_of_unknown_area_beside_a_known_one_is_a_place_that_brings_nothing() {
    leases("B1,,100,,", "," + P2 + ",,,", "," + P2 + ",0,,");
    assertThat(parcels(2023))
        .containsExactly(List.of(P1, "1", "1", "100.0000"), List.of(P2, "1", "null", "null"));
  }

  @Test
  void an_area_of_0_is_unknown_and_the_place_is_not() {
    leases("," + P2 + ",0,,");
    assertThat(parcels(2023))
        .containsExactly(List.of(P1, "null", "null", "null"), List.of(P2, "1", "1", "100.0000"));
  }

  @Test
  void a_lease_that_ends_before_it_begins_holds_nothing() {
    leases("B1,,100,2023-06-01,2023-05-01", "," + P2 + ",10,,");
    assertThat(parcels(2023))
        .containsExactly(List.of(P1, "null", "null", "null"), List.of(P2, "1", "1", "100.0000"));
  }

  /** It makes 300 in each of two years, of which two of the three tell. */
  @Test
  void the_output_of_who_moved_adds_up_to_its_mean() {
    leases("B1,,100,,2022-12-31", "," + P2 + ",100,2023-01-01,");
    city.write("year.csv", "统一社会信用代码,年度,总产值\n" + E1 + ",2022,300\n" + E1 + ",2023,300\n");
    assertThat(
            ask(
                "SELECT parcel_code, output_3y_mean, output_3y_years FROM mart.parcel_year"
                    + " WHERE year = 2023 ORDER BY parcel_code"))
        .containsExactly(List.of(P1, "150.0000", "1"), List.of(P2, "150.0000", "1"));
  }
}
