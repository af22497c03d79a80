package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine alone, asked in DuckDB's own words, as if the front end had let everything pass. */
class DuckEngineTest {
  @TempDir Path folder;
  private DuckEngine engine;

  @BeforeEach
  void open() throws SQLException {
    Path file = folder.resolve("one.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT range AS i FROM range(100)");
    }
    engine =
        DuckEngine.open(
            List.of(new SnapshotFile("one", "one", file, LocalDate.EPOCH, Instant.EPOCH, 4548)),
            List.of(),
            new DuckEngine.Settings(2, 256, 128));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void no_statement_reads_or_writes_a_file() throws IOException {
    String file = folder.resolve("one.duckdb").toString();
    String copy = folder.resolve("copy.csv").toString();
    for (String sql :
        List.of(
            "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM read_blob('" + file + "')",
            "SELECT * FROM glob('/*')",
            "COPY (SELECT 1) TO '" + copy + "'",
            "COPY (SELECT 1) TO '" + file + "' (FORMAT csv, USE_TMP_FILE false)",
            "ATTACH '" + folder.resolve("other.duckdb") + "'",
            "EXPORT DATABASE '" + folder.resolve("export") + "'",
            "INSERT INTO one.t VALUES (1)",
            "DROP TABLE one.t",
            "SET lock_configuration = false",
            "SET disabled_filesystems = ''",
            "INSTALL httpfs",
            "LOAD httpfs")) {
      assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(LandstockException.class);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("one.duckdb");
    }
    assertThat(run("SELECT count(*) FROM one.t")).isEqualTo(1);
  }

  @Test
  void a_failure_before_the_first_row_keeps_its_text() {
    assertThatThrownBy(
            () ->
                run(
                    "SELECT sum(CAST(CASE WHEN i = 50 THEN 'x' ELSE '1' END AS INTEGER)) FROM one.t"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA))
        .hasMessageStartingWith("Could not convert string 'x' to INT32");
  }

  @Test
  void a_failure_in_a_late_row_comes_when_the_row_does() {
    String late =
        "SELECT CAST(CASE WHEN range = 2900000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(3000000)";
    Limits limits = new Limits(java.time.Duration.ofSeconds(30), Long.MAX_VALUE);
    try (Execution execution = engine.execute(late, List.of(), limits)) {
      assertThatThrownBy(
              () -> {
                while (execution.next()) {
                  assertThat(execution.batch().getRowCount()).isPositive();
                }
              })
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA));
      assertThat(execution.rowCount()).isGreaterThan(100_000);
    }
  }

  @Test
  void a_file_that_is_no_database_is_corrupt() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.duckdb"), "not a database at all");
    List<SnapshotFile> files =
        List.of(new SnapshotFile("broken", "broken", broken, LocalDate.EPOCH, Instant.EPOCH, 4548));
    DuckEngine.Settings settings = new DuckEngine.Settings(1, 256, 128);
    assertThatThrownBy(() -> DuckEngine.open(files, List.of(), settings))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CORRUPT))
        .hasMessageStartingWith("snapshot broken does not open");
  }

  @Test
  void many_statements_run_at_once_each_on_its_own_connection() {
    long rows =
        Stream.generate(() -> "SELECT i, ls_area_1(ls_makeenvelope_4(0, 0, i + 1, 1)) FROM one.t")
            .limit(64)
            .parallel()
            .mapToLong(this::run)
            .sum();
    assertThat(rows).isEqualTo(6_400);
  }

  private long run(String sql) {
    try (Execution execution = engine.execute(sql, List.of(), Limits.DEFAULT)) {
      while (execution.next()) {
        assertThat(execution.batch().getRowCount()).isPositive();
      }
      return execution.rowCount();
    }
  }
}
