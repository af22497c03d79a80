package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import landstock.sql.problem.LandstockException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildDatabaseTest {

  private static BuildSettings settings(Path directory) {
    return new BuildSettings(2, 512, directory.resolve("spill"), 2048);
  }

  @Test
  void rows_of_every_type_come_back_after_a_restart(@TempDir Path directory) {
    Path file = directory.resolve("a.duckdb");
    try (BuildDatabase db = BuildDatabase.write(file, settings(directory))) {
      db.execute("CREATE SCHEMA land");
      db.execute(
          "CREATE TABLE land.t (a VARCHAR, b INTEGER, c BIGINT, d DOUBLE, e DECIMAL(18,2),"
              + " f BOOLEAN, g DATE, h TIMESTAMP, i BLOB)");
      try (RowAppender rows = db.append(BuildDatabase.NAME, "land", "t")) {
        rows.row(
            new @Nullable Object[] {
              "和平",
              1,
              2L,
              3.5,
              new BigDecimal("4.25"),
              true,
              LocalDate.of(2023, 12, 31),
              LocalDateTime.of(2024, 1, 2, 3, 4, 5),
              new byte[] {1, 2}
            });
        rows.row(new @Nullable Object[9]);
      }
      db.checkpoint();
    }
    try (BuildDatabase db = BuildDatabase.read(file, settings(directory))) {
      assertThat(db.count("SELECT COUNT(*) FROM land.t")).isEqualTo(2);
      assertThat(
              db.query(
                  "SELECT a, b, c, d, e, f, g::VARCHAR, h::VARCHAR, octet_length(i) FROM land.t"
                      + " WHERE a = ?",
                  "和平"))
          .containsExactly(
              List.of(
                  "和平",
                  1,
                  2L,
                  3.5,
                  new BigDecimal("4.25"),
                  true,
                  "2023-12-31",
                  "2024-01-02 03:04:05",
                  2L));
      assertThatThrownBy(() -> db.execute("DELETE FROM land.t"))
          .isInstanceOf(LandstockException.class);
    }
  }

  @Test
  void spatial_functions_and_those_of_the_build_may_be_used(@TempDir Path directory) {
    try (BuildDatabase db =
        BuildDatabase.write(directory.resolve("a.duckdb"), settings(directory))) {
      assertThat(
              db.query(
                  "WITH p AS (SELECT UNNEST(['POLYGON ((0 0,2 0,2 1,0 1,0 0))',"
                      + " 'POLYGON ((1 0,3 0,3 1,1 1,1 0))']) AS t), g AS (SELECT"
                      + " ST_GeomFromText(t) AS geom FROM p) SELECT"
                      + " ST_Area(dissolve(STRING_AGG(to_base64(ST_AsWKB(geom)), ','))) FROM g"))
          .containsExactly(List.of(3.0));
      assertThat(db.query("SELECT exact_sum(x) FROM (SELECT UNNEST([0.1, 0.2, NULL]) AS x)"))
          .containsExactly(List.of(0.3));
    }
  }

  /** More vertices than a question may ask of, which each of the parts is far from. */
  @Test
  void what_a_build_dissolves_may_be_larger_than_a_question_takes(@TempDir Path directory) {
    String wkb = "to_base64(ST_AsWKB(ST_GeomFromText(?)))";
    try (BuildDatabase db =
        BuildDatabase.write(directory.resolve("a.duckdb"), settings(directory))) {
      assertThat(
              db.query(
                  "SELECT ST_NumPoints(geom), ST_Area(geom), len(polygons(geom)),"
                      + " len(pieces_of(geom)) > 0, askable(geom) IS NULL,"
                      + " askable(ST_Envelope(geom)) IS NULL"
                      + (" FROM (SELECT dissolve(" + wkb + " || ',' || " + wkb + ") AS geom)"),
                  strip(0),
                  strip(5)))
          .containsExactly(List.of(120_006, 119_998.0, 2L, true, true, false));
    }
  }

  /** From (0, y) to (59999, y + 1), a vertex at each metre of its lower side. */
  private static String strip(int y) {
    StringBuilder text = new StringBuilder("POLYGON ((");
    for (int x = 0; x < 60_000; x++) {
      text.append(x).append(' ').append(y).append(',');
    }
    return text + "59999 %d,0 %d,0 %d))".formatted(y + 1, y + 1, y);
  }

  @Test
  void neighbours_along_the_curve_are_neighbours_in_the_plane(@TempDir Path directory) {
    try (BuildDatabase db =
        BuildDatabase.write(directory.resolve("a.duckdb"), settings(directory))) {
      long jumps =
          db.count(
              "WITH cell AS (SELECT x, y, hilbert_key(CAST(x AS INTEGER), CAST(y AS INTEGER)) AS k"
                  + " FROM range(16) AS a(x), range(16) AS b(y)), step AS (SELECT"
                  + " ABS(x - LAG(x) OVER (ORDER BY k)) + ABS(y - LAG(y) OVER (ORDER BY k)) AS d"
                  + " FROM cell) SELECT COUNT(*) FROM step WHERE d <> 1");
      assertThat(jumps).isZero();
    }
  }

  @Test
  void a_second_database_is_attached_written_and_left(@TempDir Path directory) {
    try (BuildDatabase db =
        BuildDatabase.write(directory.resolve("a.duckdb"), settings(directory))) {
      db.attach(directory.resolve("b.duckdb"), "staging");
      db.execute("CREATE TABLE staging.t AS SELECT 1 AS a");
      db.execute("CREATE SCHEMA land");
      assertThat(db.update("CREATE TABLE land.t AS SELECT * FROM staging.t")).isNotNegative();
      db.detach("staging");
      assertThat(db.count("SELECT a FROM land.t")).isEqualTo(1);
    }
  }

  @Test
  void a_file_that_is_no_database_is_corrupt(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("a.duckdb");
    java.nio.file.Files.writeString(file, "not a database".repeat(1000));
    assertThatThrownBy(() -> BuildDatabase.read(file, settings(directory)).close())
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.code()).isEqualTo(LandstockException.Code.CORRUPT));
  }
}
