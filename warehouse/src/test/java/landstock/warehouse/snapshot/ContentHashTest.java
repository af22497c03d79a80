package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
  private static final String ROWS =
      "(1, 'a', 0.5::DOUBLE, 1.50::DECIMAL(18,2), DATE '2023-12-31', 'POINT(1 2)'::GEOMETRY),"
          + " (2, NULL, NULL, NULL, NULL, NULL)";

  @TempDir private Path folder = Path.of("");
  private int files;

  private BuildDatabase database(String rows) {
    files++;
    BuildDatabase database =
        BuildDatabase.write(
            folder.resolve("t" + files + ".duckdb"), BuildSettings.ofThisMachine(folder));
    database.execute("CREATE SCHEMA land");
    database.execute(
        "CREATE TABLE land.t AS SELECT * FROM (VALUES " + rows + ") AS v(i, s, d, m, day, geom)");
    return database;
  }

  private String hash(String rows) {
    try (BuildDatabase database = database(rows)) {
      return ContentHash.of(database);
    }
  }

  /** Where another engine gives another one, {@code ContentHash.Form} needs a new form. */
  @Test
  void the_hash_of_known_rows_is_known() {
    assertThat(hash(ROWS))
        .isEqualTo("2-3c5e71fa2212f04eb81b9e024220559212b7774948601277f012d2447670d520");
  }

  @Test
  void order_does_not_matter_and_every_value_does() {
    assertThat(hash("(1, 'a', 2, 3, 4, 5), (6, 'b', 7, 8, 9, 10)"))
        .isEqualTo(hash("(6, 'b', 7, 8, 9, 10), (1, 'a', 2, 3, 4, 5)"))
        .isNotEqualTo(hash("(6, 'b', 7, 8, 9, 10), (1, 'a', 2, 3, 5, 4)"))
        .isNotEqualTo(hash("(6, 'a', 7, 8, 9, 10), (1, 'b', 2, 3, 4, 5)"));
    assertThat(hash("(1, '', 1, 1, 1, 1)")).isNotEqualTo(hash("(1, NULL, 1, 1, 1, 1)"));
  }

  @Test
  void a_snapshot_of_the_first_form_is_checked_by_it() {
    try (BuildDatabase database = database(ROWS)) {
      String first = ContentHash.like("0".repeat(64), database);
      assertThat(first).matches("[0-9a-f]{64}");
      assertThat(ContentHash.like(first, database)).isEqualTo(first);
      assertThat(ContentHash.like(ContentHash.of(database), database))
          .isEqualTo(ContentHash.of(database));
    }
  }
}
