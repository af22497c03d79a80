package landstock.warehouse.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing invented, whatever is handed in. */
class AllocationTest {
  private static final int WORLDS = 6;

  /** Measure to the sum that the rows as handed in have of it. */
  private static final Map<String, String> SOURCE = new TreeMap<>();

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
    SOURCE.put("tax_central", "CASE WHEN level = 'central' THEN amount END FROM econ.tax_year");
    SOURCE.put("tax_city", "CASE WHEN level = 'city' THEN amount END FROM econ.tax_year");
    SOURCE.put("tax_district", "CASE WHEN level = 'district' THEN amount END FROM econ.tax_year");
    SOURCE.put("refund", "refund FROM econ.tax_year");
    SOURCE.put(
        "tax_evaluated",
        "CASE WHEN tax_item_code IS DISTINCT FROM '10113'"
            + " THEN COALESCE(amount, 0) - COALESCE(refund, 0) ELSE 0 END FROM econ.tax_year");
  }

  @Test
  void allocated_and_unallocated_are_the_source_in_every_year_measure_and_source(
      @TempDir Path folder) {
    for (long seed = 1; seed <= WORLDS; seed++) {
      try (RandomWorld world = new RandomWorld(seed, folder)) {
        SOURCE.forEach(
            (measure, column) -> {
              String wrong =
                  ("SELECT * FROM (SELECT source, year, SUM(amount) AS a FROM econ.allocation WHERE"
                          + " measure = '%s' GROUP BY source, year) AS x FULL JOIN (SELECT source,"
                          + " year, SUM(v) AS b FROM (SELECT source, year, %s) AS s (source, year, v)"
                          + " GROUP BY source, year) AS y ON x.source = y.source AND x.year IS NOT"
                          + " DISTINCT FROM y.year WHERE COALESCE(a, 0) <> COALESCE(b, 0)")
                      .formatted(measure, column);
              assertThat(world.rows(wrong)).as(measure).isEmpty();
              String mart =
                  ("SELECT COALESCE((SELECT SUM(%1$s) FROM mart.parcel_year), 0) + COALESCE((SELECT"
                          + " SUM(amount) FROM mart.unallocated_year WHERE measure = '%1$s'), 0) ="
                          + " COALESCE((SELECT SUM(amount) FROM econ.allocation WHERE measure ="
                          + " '%1$s'), 0)")
                      .formatted(measure);
              assertThat(world.rows(mart).get(0).get(0)).as(mart).isEqualTo(true);
            });
      }
    }
  }

  @Test
  void every_mart_adds_up_to_the_parcels_and_every_step_has_the_grain_it_declares(
      @TempDir Path folder) {
    try (RandomWorld world = new RandomWorld(99, folder)) {
      String parcels = "(SELECT COALESCE(SUM(tax), 0) FROM mart.parcel_year)";
      for (String other :
          List.of(
              "mart.street_year", "mart.industry_year WHERE bucket IN ('street', 'no_street')")) {
        assertThat(
                world.rows("SELECT (SELECT COALESCE(SUM(tax), 0) FROM " + other + ") = " + parcels))
            .as(other)
            .containsExactly(List.of(true));
      }
      for (Model model : RandomWorld.MODELS.inOrder()) {
        String grain = String.join(", ", model.grain());
        String table = model.table();
        if (table.equals("plan.constraint")) {
          table = "plan.\"constraint\"";
        }
        assertThat(
                world.rows(
                    "SELECT "
                        + grain
                        + " FROM "
                        + table
                        + " GROUP BY "
                        + grain
                        + " HAVING COUNT(*) > 1"))
            .as(model.table())
            .isEmpty();
      }
    }
  }

  @Test
  void one_parcel_is_the_main_one_of_every_placed_building(@TempDir Path folder) {
    for (long seed = 1; seed <= 3; seed++) {
      try (RandomWorld world = new RandomWorld(seed, folder)) {
        assertThat(
                world.rows(
                    "SELECT building_code FROM land.parcel_building GROUP BY building_code"
                        + " HAVING COUNT(*) FILTER (is_main) <> 1"))
            .isEmpty();
        assertThat(
                world.rows(
                    "SELECT building_code FROM land.parcel_building GROUP BY building_code"
                        + " HAVING SUM(share) > 1.000001"))
            .isEmpty();
      }
    }
  }
}
