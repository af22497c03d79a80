package landstock.sql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are not questions, or too much of one: each gets an error of its own kind. */
class HostileSqlTest {
  private static final Set<Code> USERS_FAULT =
      EnumSet.of(
          Code.SYNTAX,
          Code.UNKNOWN_NAME,
          Code.INVALID_QUERY,
          Code.FORBIDDEN,
          Code.TOO_LARGE,
          Code.DATA,
          Code.NOT_FOUND);

  private static SmallDistrict district;

  @BeforeAll
  static void open(@TempDir Path folder) {
    district = new SmallDistrict(folder);
  }

  @AfterAll
  static void close() {
    district.close();
  }

  static List<String> notQuestions() {
    return List.of(
        "COPY land.parcel TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "DETACH instance",
        "INSERT INTO land.parcel SELECT * FROM land.parcel",
        "UPDATE land.parcel SET value = 0",
        "DELETE FROM land.parcel",
        "MERGE INTO land.parcel USING land.building ON true WHEN MATCHED THEN DELETE",
        "CREATE TABLE t (a INTEGER)",
        "CREATE TEMP VIEW parcel AS SELECT 1",
        "DROP TABLE land.parcel",
        "ALTER TABLE land.parcel ADD COLUMN a INTEGER",
        "TRUNCATE TABLE land.parcel",
        "SET lock_configuration = false",
        "RESET ALL",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "LOAD httpfs",
        "EXPORT DATABASE '/tmp/x'",
        "CHECKPOINT",
        "CALL pragma_version()",
        "USE land",
        "BEGIN TRANSACTION",
        "-- harmless\nDROP TABLE land.parcel",
        "/* SELECT */ DROP TABLE land.parcel",
        "(DROP TABLE land.parcel)",
        "SELECT 1; DROP TABLE land.parcel",
        "SELECT 1; SELECT 2");
  }

  @ParameterizedTest
  @MethodSource("notQuestions")
  void only_questions_pass(String sql) {
    assertThatThrownBy(() -> district.rows(sql))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.FORBIDDEN));
  }

  static List<String> unknownFunctions() {
    return Stream.of(
            "read_csv('/etc/passwd')",
            "read_text('/etc/passwd')",
            "read_blob('/etc/passwd')",
            "read_parquet('x')",
            "glob('/*')",
            "duckdb_settings()",
            "duckdb_databases()",
            "pragma_storage_info('x')",
            "query('DROP TABLE x')",
            "query_table('land.parcel')",
            "range(1000000000000)",
            "generate_series(1, 1000000000000)",
            "sniff_csv('/etc/passwd')")
        .flatMap(f -> Stream.of("SELECT * FROM " + f, "SELECT " + f))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("unknownFunctions")
  void what_is_not_declared_does_not_exist(String sql) {
    assertThatThrownBy(() -> district.rows(sql))
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.code()).isIn(Code.UNKNOWN_NAME, Code.SYNTAX));
  }

  static List<String> files() {
    return List.of(
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM \"/etc/passwd\"",
        "SELECT * FROM 'https://example.org/x.parquet'",
        "SELECT * FROM information_schema.views",
        "SELECT * FROM duckdb_tables",
        "SELECT * FROM sqlite_master",
        "SELECT repeat('x', 10000000000)",
        "SELECT getenv('HOME')",
        "SELECT * FROM instance.meta.snapshot",
        "SELECT parcel_code FROM pаrcel /* Cyrillic a */");
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothing_outside_the_catalogue_is_reached(String sql) {
    assertThatThrownBy(() -> district.rows(sql))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isIn(USERS_FAULT));
  }

  @Test
  void a_megabyte_of_parentheses_is_too_large() {
    String deep = "SELECT " + "(".repeat(500_000) + "1" + ")".repeat(500_000);
    refused(deep, Code.TOO_LARGE);
    refused("SELECT " + "(".repeat(2_000) + "1" + ")".repeat(2_000), Code.TOO_LARGE);
  }

  @Test
  void many_terms_are_too_large() {
    String terms =
        IntStream.range(0, 20_000).mapToObj(i -> "n = 1").collect(Collectors.joining(" OR "));
    refused("SELECT * FROM parcel WHERE " + terms, Code.TOO_LARGE);
  }

  @Test
  void nesting_below_the_cap_is_answered() {
    assertThat(district.rows("SELECT " + "(".repeat(50) + "1" + ")".repeat(50)))
        .containsExactly("1");
  }

  @Test
  void a_long_chain_of_operators_is_answered_or_refused_but_never_ends_the_process() {
    String chain = "SELECT 1" + " + 1".repeat(1_500);
    try {
      assertThat(district.rows(chain)).containsExactly("1501");
    } catch (LandstockException e) {
      assertThat(e.code()).isEqualTo(Code.TOO_LARGE);
    }
    assertThat(district.rows("SELECT 1")).containsExactly("1");
  }

  @Test
  void an_endless_statement_ends_at_its_deadline() {
    String endless =
        "SELECT count(*) FROM parcel a, parcel b, parcel c, parcel d WHERE a.n + b.n + c.n = d.n * 2";
    Question question =
        new Question(
            endless, List.of(), Optional.empty(), new Limits(Duration.ofMillis(500), 1_000));
    long start = System.nanoTime();
    assertThatThrownBy(() -> district.queries().ask(question, Policy.OPEN).close())
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DEADLINE));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(district.rows("SELECT 1")).containsExactly("1");
  }

  @Test
  void an_enormous_intermediate_result_runs_out_of_memory_not_the_process() {
    String enormous =
        "SELECT a.parcel_code, b.parcel_code, c.n, row_number() OVER (ORDER BY a.value, b.value, c.value)"
            + " FROM parcel a, parcel b, parcel c ORDER BY 4 DESC";
    Question question =
        new Question(
            enormous, List.of(), Optional.empty(), new Limits(Duration.ofSeconds(60), 1_000));
    assertThatThrownBy(() -> district.queries().ask(question, Policy.OPEN).close())
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isIn(Code.MEMORY, Code.DEADLINE));
    assertThat(district.rows("SELECT 1")).containsExactly("1");
  }

  private static void refused(String sql, Code code) {
    assertThatThrownBy(() -> district.rows(sql))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
