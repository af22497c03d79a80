package landstock.warehouse.load;

import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P3;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of a pack beside those of the product, in a town where E1 pays 24,000 in B1. */
@Tag("slow")
class PackListsTest {
  @TempDir private Path folder = Path.of("");

  private List<String> ask(Town town, String sql) {
    Path home = folder.resolve("home");
    town.city().load(home);
    try (Warehouse warehouse = Warehouse.open(home)) {
      return new Store(warehouse)
          .rows(sql, null).stream().map(row -> String.join(" ", row)).toList();
    }
  }

  /** Two of them begin at the same amount: the later name holds. */
  @Test
  void tiers_of_a_pack_take_the_place_of_the_products() {
    Town town =
        new Town(folder.resolve("town"))
            .handIn(
                "tiers",
                "ref.building_tier",
                "等级,税收下限,名称\nsmall,0,小\nlarge,20000,大\nbig,20000,大\nm100,90000,亿\n");
    assertThat(ask(town, "SELECT tier, at_least FROM ref.building_tier ORDER BY at_least, tier"))
        .containsExactly("small 0.00", "big 20000.00", "large 20000.00", "m100 90000.00");
    assertThat(
            ask(
                town,
                "SELECT building_code, tier FROM mart.building_year WHERE year = 2023 AND tax > 0"))
        .containsExactly("B1 large");
    assertThat(ask(town, "SELECT rule FROM meta.quality_finding")).isEmpty();
    assertThat(
            ask(town, "SELECT rows_read - rows_loaded FROM meta.source WHERE name LIKE '%tier%'"))
        .containsExactly("0");
  }

  /** It leaves out property tax (10110) and does not tell how much of 10104 counts. */
  @Test
  void what_the_tax_scheme_of_a_pack_leaves_open_goes_by_the_default() {
    Town town =
        new Town(folder.resolve("town"))
            .with("tax.csv", "10101,中央级,12000.00,2023-07", "10110,中央级,12000.00,2023-07")
            .handIn(
                "scheme",
                "ref.evaluated_tax",
                """
                scheme,tax_item_code,level,amount_factor,refund_factor
                town,10110,*,0,0
                town,10104,*,,0
                """);
    assertThat(
            ask(
                town,
                "SELECT parcel_code, SUM(amount) FROM econ.allocation"
                    + " WHERE measure = 'tax_evaluated' GROUP BY parcel_code ORDER BY parcel_code"))
        .containsExactly(P1 + " 12000.0000", P3 + " 6000.0000");
  }

  @Test
  void links_into_another_edition_of_the_types_of_land_leave_parcels_single() {
    Town town =
        new Town(folder.resolve("town"))
            .handIn(
                "links",
                "ref.crosswalk",
                """
                from_scheme,from_edition,from_code,to_scheme,to_edition,to_code
                dltb,2020,0701,renewal_type,town,quarter
                gbt_21010,2017,0701,renewal_type,town,quarter
                """);
    assertThat(
            ask(
                town,
                "SELECT year, land_type FROM mart.parcel_year WHERE parcel_code = '"
                    + P1
                    + "' ORDER BY year"))
        .containsExactly("2021 residential", "2022 residential", "2023 residential");
  }
}
