package landstock.sql.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import landstock.sql.engine.Control;
import landstock.sql.engine.Engine;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine promises, kept by both of them, in words of DuckDB's own. */
class EngineContractTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(30), Long.MAX_VALUE, Long.MAX_VALUE);

  /** Would run for hours: 10^15 steps. */
  private static final String ENDLESS =
      "SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000) c"
          + " WHERE (a.range * 31 + b.range * 17 + c.range) % 1000003 = -1";

  @TempDir static Path folder;
  private static final Map<OneTable.Place, Engine> ENGINES = new EnumMap<>(OneTable.Place.class);

  @BeforeAll
  static void open() throws SQLException {
    Path file = OneTable.build(folder);
    for (OneTable.Place place : OneTable.Place.values()) {
      ENGINES.put(place, place.open(file));
    }
  }

  @AfterAll
  static void close() {
    ENGINES.values().forEach(Engine::close);
  }

  @ParameterizedTest
  @EnumSource
  void rows_come_with_all_their_types(OneTable.Place place) {
    assertThat(
            rows(
                place,
                "SELECT 1::TINYINT, 2, 3::BIGINT, 4.5::DOUBLE, 12.34::DECIMAL(10, 2), 'text', true,"
                    + " DATE '2024-02-29', TIMESTAMP '2024-02-29 12:30:00', NULL::INTEGER,"
                    + " [1, 2, NULL], {'a': 1, 'b': 'x'}, ST_AsWKB('POINT(1 2)'::GEOMETRY)::BLOB"
                    + " IS NOT NULL"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("1 | 2 | 3 | 4.5 | 12.34 | text | true | 19782 |");
    assertThat(rows(place, "SELECT i FROM one.t WHERE i BETWEEN 7 AND 9 ORDER BY i"))
        .containsExactly("7", "8", "9");
  }

  @ParameterizedTest
  @EnumSource
  void parameters_of_every_kind_arrive(OneTable.Place place) {
    Execution execution =
        engine(place)
            .execute(
                "SELECT ?::VARCHAR, ? + 1, ? / 2, ?::VARCHAR, NOT ?, ?::VARCHAR, ?::VARCHAR, ? IS NULL",
                Arrays.asList(
                    "和平'\"",
                    41L,
                    5.0,
                    new BigDecimal("12.10"),
                    false,
                    LocalDate.of(1900, 1, 1),
                    LocalDateTime.of(2025, 3, 30, 2, 30),
                    null),
                LIMITS);
    assertThat(rows(execution))
        .containsExactly(
            "和平'\" | 42 | 2.5 | 12.10 | true | 1900-01-01 | 2025-03-30 02:30:00 | true");
  }

  @ParameterizedTest
  @EnumSource
  void tables_of_the_instance_are_there(OneTable.Place place) {
    assertThat(
            rows(
                place,
                "SELECT id, day::VARCHAR, moment::VARCHAR, count, current FROM instance.meta.note"
                    + " ORDER BY count"))
        .containsExactly(
            "和平 | 2024-12-31 | 2025-01-01 08:30:00 | 7 | true", "none | null | null | null | null");
  }

  @ParameterizedTest
  @EnumSource
  void a_result_without_rows_has_a_schema(OneTable.Place place) {
    try (Execution execution =
        engine(place).execute("SELECT i, 'x' AS x FROM one.t WHERE i < 0", List.of(), LIMITS)) {
      assertThat(execution.batch().getSchema().getFields())
          .extracting(f -> f.getName())
          .containsExactly("i", "x");
      assertThat(execution.next()).isFalse();
      assertThat(execution.next()).isFalse();
      assertThat(execution.rowCount()).isZero();
      assertThat(execution.truncated()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void many_batches_come_whole(OneTable.Place place) {
    long sum = 0;
    long last = -1;
    try (Execution execution =
        engine(place).execute("SELECT i FROM one.t ORDER BY i", List.of(), LIMITS)) {
      while (execution.next()) {
        FieldVector vector = execution.batch().getVector(0);
        for (int i = 0; i < vector.getValueCount(); i++) {
          long value = (Long) vector.getObject(i);
          assertThat(value).isEqualTo(last + 1);
          last = value;
          sum += value;
        }
      }
      assertThat(execution.rowCount()).isEqualTo(100_000);
    }
    assertThat(sum).isEqualTo(99_999L * 100_000 / 2);
  }

  @ParameterizedTest
  @EnumSource
  void the_limit_of_rows_cuts_and_says_so(OneTable.Place place) {
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), 10_001))).isEqualTo("10001 cut");
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), 100_000)))
        .isEqualTo("100000 whole");
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), 0))).isEqualTo("0 cut");
  }

  @ParameterizedTest
  @EnumSource
  void the_limit_of_bytes_cuts_and_says_so(OneTable.Place place) {
    // Eight bytes a number, one bit for its being there, each in a buffer of whole bytes.
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), Long.MAX_VALUE, 1_000)))
        .isEqualTo("123 cut");
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), Long.MAX_VALUE, 1 << 20)))
        .isEqualTo("100000 whole");
    assertThat(counted(place, new Limits(Duration.ofSeconds(30), Long.MAX_VALUE, 5)))
        .isEqualTo("0 cut");
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_of_data_tells_the_value(OneTable.Place place) {
    assertThatThrownBy(() -> rows(place, "SELECT CAST('x' || i AS INTEGER) FROM one.t"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA))
        .hasMessageStartingWith("Could not convert string 'x");
    assertThatThrownBy(
            () -> rows(place, "SELECT ls_geomfromtext_1('POLYGON((0 0, ' || i) FROM one.t"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA));
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_in_a_late_row_comes_after_the_rows_before_it(OneTable.Place place) {
    String late =
        "SELECT CAST(CASE WHEN range = 2900000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(3000000)";
    try (Execution execution = engine(place).execute(late, List.of(), LIMITS)) {
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

  @ParameterizedTest
  @EnumSource
  void what_needs_too_much_memory_is_told_so(OneTable.Place place) {
    assertThatThrownBy(
            () ->
                rows(
                    place,
                    "SELECT count(DISTINCT md5(range::VARCHAR) || range) FROM range(200000000)"))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.MEMORY))
        .hasMessageContaining("memory");
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void an_hour_long_statement_is_stopped_at_its_deadline(OneTable.Place place) {
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                rows(
                    engine(place)
                        .execute(ENDLESS, List.of(), new Limits(Duration.ofMillis(700), 10))))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DEADLINE))
        .hasMessage("the statement did not finish within 700 ms");
    assertThat(elapsedMs(start)).isBetween(650L, 2_500L);
  }

  @ParameterizedTest
  @EnumSource
  void cancelling_by_the_control_stops_it_before_its_first_row(OneTable.Place place) {
    Control control = Control.create();
    CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(control::cancel);
    long start = System.nanoTime();
    assertThatThrownBy(() -> engine(place).execute(ENDLESS, List.of(), LIMITS, control))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
    assertThat(elapsedMs(start)).isBetween(350L, 2_500L);
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_cancelled_before_it_began_does_not_run(OneTable.Place place) {
    Control control = Control.create();
    control.cancel();
    assertThatThrownBy(() -> engine(place).execute(ENDLESS, List.of(), LIMITS, control))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
  }

  @ParameterizedTest
  @EnumSource
  void cancelling_in_the_middle_of_a_result_ends_it(OneTable.Place place) {
    try (Execution execution =
        engine(place).execute("SELECT range FROM range(1000000000)", List.of(), LIMITS)) {
      assertThat(execution.next()).isTrue();
      execution.cancel();
      assertThatThrownBy(
              () -> {
                while (execution.next()) {
                  assertThat(execution.rowCount()).isLessThan(100_000_000);
                }
              })
          .isInstanceOfSatisfying(
              LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
    }
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void interrupting_the_thread_that_waits_cancels(OneTable.Place place) {
    Thread waiting = Thread.currentThread();
    CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(waiting::interrupt);
    assertThatThrownBy(() -> engine(place).execute(ENDLESS, List.of(), LIMITS))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void closing_early_frees_the_place(OneTable.Place place) {
    for (int i = 0; i < 20; i++) {
      try (Execution execution =
          engine(place).execute("SELECT range FROM range(1000000000)", List.of(), LIMITS)) {
        assertThat(execution.next()).isTrue();
      }
    }
    assertThat(rows(place, "SELECT 1")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void progress_only_grows(OneTable.Place place) {
    Control control = Control.create();
    List<OptionalDouble> seen = new ArrayList<>();
    CompletableFuture<Void> watching =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 40; i++) {
                seen.add(control.progress());
                pause(50);
              }
            });
    rows(
        engine(place)
            .execute(
                "SELECT sum(sin(a.i) * cos(b.range)) FROM one.t a, range(1500) b",
                List.of(),
                LIMITS,
                control));
    watching.join();
    List<Double> known =
        seen.stream().filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).toList();
    assertThat(known).isNotEmpty().isSorted().allMatch(p -> p >= 0 && p <= 1);
    assertThat(known.get(known.size() - 1)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void statements_know_nothing_of_each_other(OneTable.Place place) {
    for (String poison :
        List.of(
            "SET search_path = 'instance.meta'",
            "CREATE TEMP VIEW t AS SELECT 'false' AS i",
            "CREATE TEMP MACRO count(x) AS 42",
            "SET VARIABLE x = 1")) {
      try {
        rows(place, poison);
      } catch (LandstockException e) {
        assertThat(e.code()).as(poison).isNotEqualTo(Code.CRASHED);
      }
    }
    assertThat(rows(place, "SELECT count(*) FROM one.t")).containsExactly("100000");
    assertThat(rows(place, "SELECT getvariable('x') IS NULL")).containsExactly("true");
    assertThatThrownBy(() -> rows(place, "SELECT * FROM t")).isInstanceOf(LandstockException.class);
  }

  @ParameterizedTest
  @EnumSource
  void many_statements_are_answered_at_once(OneTable.Place place) {
    long rows =
        Stream.generate(() -> "SELECT i, ls_area_1(ls_makeenvelope_4(0, 0, i + 1, 1)) FROM one.t")
            .limit(24)
            .parallel()
            .mapToLong(sql -> rows(place, sql + " WHERE i < 100").size())
            .sum();
    assertThat(rows).isEqualTo(2_400);
  }

  private static String counted(OneTable.Place place, Limits limits) {
    try (Execution execution = engine(place).execute("SELECT i FROM one.t", List.of(), limits)) {
      long rows = 0;
      while (execution.next()) {
        rows += execution.batch().getRowCount();
      }
      assertThat(execution.rowCount()).isEqualTo(rows);
      return rows + (execution.truncated() ? " cut" : " whole");
    }
  }

  private static Engine engine(OneTable.Place place) {
    return java.util.Objects.requireNonNull(ENGINES.get(place));
  }

  private static List<String> rows(OneTable.Place place, String sql) {
    return rows(engine(place).execute(sql, List.of(), LIMITS));
  }

  private static List<String> rows(Execution execution) {
    List<String> rows = new ArrayList<>();
    try (execution) {
      while (execution.next()) {
        for (int i = 0; i < execution.batch().getRowCount(); i++) {
          List<String> cells = new ArrayList<>();
          for (FieldVector vector : execution.batch().getFieldVectors()) {
            cells.add(String.valueOf(vector.getObject(i)));
          }
          rows.add(String.join(" | ", cells));
        }
      }
    }
    return rows;
  }

  private static long elapsedMs(long startNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
