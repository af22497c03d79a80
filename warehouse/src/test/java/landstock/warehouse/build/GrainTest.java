package landstock.warehouse.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import landstock.sql.catalog.Table;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.SmallCity;
import landstock.warehouse.testdata.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue declares of every table is true of a loaded city. */
class GrainTest {

  @Test
  void no_two_rows_of_any_table_share_its_grain_and_every_column_answers(@TempDir Path directory) {
    SmallCity city = new SmallCity(directory.resolve("city"));
    city.load(directory.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      Store store = new Store(warehouse);
      for (Table table : warehouse.catalog().tables()) {
        String name = table.schema() + ".\"" + table.name() + "\"";
        String grain = quoted(table.grain());
        assertThat(
                store.rows(
                    "SELECT "
                        + grain
                        + " FROM "
                        + name
                        + " GROUP BY "
                        + grain
                        + " HAVING COUNT(*) > 1",
                    null))
            .as(table.qualifiedName())
            .isEmpty();
        List<String> columns = table.columns().stream().map(c -> c.name()).toList();
        store.rows("SELECT " + quoted(columns) + " FROM " + name, null);
      }
    }
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }

  @Test
  void every_name_of_the_catalogue_is_a_plain_name_in_our_sql(@TempDir Path directory) {
    SmallCity city = new SmallCity(directory.resolve("city"));
    city.load(directory.resolve("home"));
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      Store store = new Store(warehouse);
      for (Table table : warehouse.catalog().tables()) {
        for (String column : table.columns().stream().map(c -> c.name()).toList()) {
          store.rows(
              "SELECT "
                  + column
                  + " FROM "
                  + table.qualifiedName()
                  + " WHERE "
                  + column
                  + " IS NULL LIMIT 1",
              null);
        }
      }
    }
  }
}
