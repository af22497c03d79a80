package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.HeaderCheck;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration district: every figure of an enterprise is on a parcel or says why not. */
@Tag("slow")
class HepingTest {
  private static final Map<String, String> SOURCE = new LinkedHashMap<>();

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

  @Test
  void twelve_measures_of_three_years_are_conserved_to_the_cent(@TempDir Path directory) {
    Pack pack = Packs.ofProduct().find("heping");
    Generation.generate(pack, directory.resolve("hand-in"), Progress.silent());
    Path home = directory.resolve("home");
    Load.run(pack, directory.resolve("hand-in"), home, Progress.silent());
    assertThat(SOURCE).hasSize(12);
    try (Warehouse warehouse = Warehouse.open(home)) {
      assertThat(new HeaderCheck(warehouse).all()).allSatisfy((n, r) -> assertThat(r).isPositive());
      Store store = new Store(warehouse);
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
  }
}
