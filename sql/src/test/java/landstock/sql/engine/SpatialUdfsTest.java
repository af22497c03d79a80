package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.SpatialFunctions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpatialUdfsTest {

  static final List<SpatialFunction> FUNCTIONS = SpatialFunctions.ALL;

  private final DuckDbSession session = new DuckDbSession();

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void null_in_any_argument_gives_null(SpatialFunction function) {
    for (int absent = 0; absent < function.parameters().size(); absent++) {
      StringBuilder call = new StringBuilder(function.engineName()).append('(');
      for (int i = 0; i < function.parameters().size(); i++) {
        call.append(i > 0 ? ", " : "")
            .append(i == absent ? "NULL" : sample(function.parameters().get(i)));
      }
      assertThat(session.ask("SELECT " + call + ")")).as(call.toString()).isNull();
    }
  }

  private static String sample(ValueType type) {
    return switch (type) {
      case GEOMETRY -> "ls_point_2(1, 2)";
      case DOUBLE, INTEGER -> "1";
      case TEXT -> "'POINT (1 2)'";
      case BINARY -> "ls_aswkb_1(ls_point_2(1, 2))";
      case BOOLEAN -> "true";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ST_Intersects",
        "ST_Disjoint",
        "ST_Contains",
        "ST_Within",
        "ST_Covers",
        "ST_CoveredBy",
        "ST_Touches",
        "ST_Overlaps",
        "ST_Crosses",
        "ST_Equals"
      })
  void a_constant_is_answered_as_a_changing_argument_is(String predicate) throws SQLException {
    String square = "ST_MakeEnvelope(2, 2, 5, 5)";
    session.execute(
        """
        CREATE TABLE shape AS
        SELECT i, CASE i % 3
            WHEN 0 THEN ST_MakeEnvelope(i % 7, i % 6, i % 7 + 1 + i % 4, i % 6 + 1 + i % 5)
            WHEN 1 THEN ST_Point(i % 7, i % 6)
            ELSE ST_GeomFromText('LINESTRING (' || i % 7 || ' ' || i % 6 || ', 5 5)') END AS geom
        FROM range(1, 1500) t (i) WHERE i % 7 <> 5 OR i % 6 <> 5""");
    // A square whose hole moves with every row, far away, never repeats.
    String changing = "ST_Union(" + square + ", ST_Point(1000 + i, 1000))";
    String constant = "ST_Union(" + square + ", ST_Point(1000, 1000))";
    String sql =
        "SELECT sum(hash(i) %% 1000003)::VARCHAR FROM shape WHERE " + predicate + "(%s, %s)";
    for (String shape : List.of("geom", "ST_Union(geom, ST_GeomFromText('POINT EMPTY'))")) {
      assertThat(session.ask(sql.formatted(constant, shape)))
          .isEqualTo(session.ask(sql.formatted(changing, shape)));
      assertThat(session.ask(sql.formatted(shape, constant)))
          .isEqualTo(session.ask(sql.formatted(shape, changing)));
    }
  }

  @Test
  void a_failure_deep_in_a_table_arrives_as_its_own_message_and_nothing_else() throws SQLException {
    session.execute(
        """
        CREATE TABLE text AS SELECT CASE i WHEN 150000 THEN 'POINT (9' ELSE 'POINT (1 2)' END AS wkt
        FROM range(200000) t (i)""");
    assertThatThrownBy(() -> session.ask("SELECT sum(ST_X(ST_GeomFromText(wkt))) FROM text"))
        .isInstanceOf(LandstockException.class)
        .hasMessage("not valid WKT: it ends before its last parenthesis, in 'POINT (9'");
    assertThat(session.ask("SELECT ST_X(ST_Point(1, 2))")).isEqualTo(1.0);
  }

  @Test
  void text_of_a_user_cannot_pass_for_a_failure_of_ours() {
    String forged = "java.lang.RuntimeException: " + new UUID(1, 2) + " DATA mine";
    assertThatThrownBy(() -> session.ask("SELECT error('" + forged + "')"))
        .hasMessageContaining("mine")
        .isInstanceOfSatisfying(
            LandstockException.class,
            e -> assertThat(e.code()).isEqualTo(LandstockException.Code.INTERNAL));
  }

  @Test
  void several_threads_agree_with_one() throws SQLException {
    session.execute(
        "CREATE TABLE t AS SELECT ST_MakeEnvelope(i, 0, i + 2, 3) AS geom FROM range(300000) r (i)");
    session.execute("SET threads = 4");
    assertThat(session.ask("SELECT sum(ST_Area(geom)) FROM t")).isEqualTo(1_800_000.0);
    assertThat(
            session.ask(
                "SELECT count(*)::DOUBLE FROM t"
                    + " WHERE ST_Intersects(geom, ST_MakeEnvelope(100, 1, 200, 2))"))
        .isEqualTo(103.0);
  }

  @Test
  void each_instance_has_its_own_functions() throws SQLException {
    try (DuckDbSession other = new DuckDbSession()) {
      assertThat(other.ask("SELECT ST_X(ST_Point(1, 2))")).isEqualTo(1.0);
    }
    assertThat(session.ask("SELECT ST_X(ST_Point(1, 2))")).isEqualTo(1.0);
  }

  @Test
  void binary_and_geometry_keep_their_types_through_the_macros() {
    assertThat(
            session.ask(
                "SELECT typeof(ST_AsWKB(ST_Point(1, 2))) || typeof(ST_Centroid(ST_Point(1, 2)))"))
        .isEqualTo("BLOBGEOMETRY");
  }

  @Test
  void macros_are_declared_for_every_name_but_the_one_left_to_duckdb() {
    assertThat(SpatialMacros.statements())
        .hasSize((int) FUNCTIONS.stream().map(SpatialFunction::name).distinct().count() - 1)
        .contains(
            "CREATE OR REPLACE TEMP MACRO st_area(a) AS"
                + " ls_area_1(to_base64(system.main.st_aswkb(a)))");
  }

  @Test
  void engine_names_are_unique() {
    assertThat(FUNCTIONS.stream().map(SpatialFunction::engineName)).doesNotHaveDuplicates();
  }
}
