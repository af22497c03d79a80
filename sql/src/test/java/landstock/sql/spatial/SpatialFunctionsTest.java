package landstock.sql.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import landstock.sql.function.SpatialFunction;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class SpatialFunctionsTest {

  private static final double MILLIMETRE = 1e-3;

  @Test
  void a_constant_call_is_answered_in_plain_java() {
    Object square = call("ST_MakeEnvelope", 0, 0, 2.0, 3L);
    assertThat(call("ST_Area", square)).isEqualTo(6.0);
    assertThat(call("ST_NumPoints", square)).isEqualTo(5);
    assertThat(call("ST_Contains", square, call("ST_Point", 1, 1))).isEqualTo(true);
    assertThat(call("ST_AsText", call("ST_Centroid", square))).isEqualTo("POINT (1 1.5)");
  }

  @Test
  void a_null_argument_folds_to_null() {
    assertThat(SpatialFunctions.call(function("ST_Area", 1), Collections.singletonList(null)))
        .isNull();
  }

  @Test
  void a_wrong_number_of_arguments_is_a_fault_of_the_caller() {
    assertThatThrownBy(() -> SpatialFunctions.call(function("ST_Area", 1), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ls_area_1 called with 0 arguments");
  }

  @Test
  void every_function_says_in_one_line_what_it_does() {
    assertThat(SpatialFunctions.ALL)
        .allSatisfy(
            function ->
                assertThat(function.doc()).isNotBlank().hasSizeLessThan(130).doesNotContain("\n"));
  }

  /** Krueger series of fifth order, an independent computation (DOMAIN.md 2.8). */
  @ParameterizedTest
  @CsvSource({
    "4548, 517295.9852, 4331845.0264",
    "4527, 39517295.9852, 4331845.0264",
    "4549, 257836.4568, 4335561.0505",
    "4547, 776765.2677, 4336705.2222"
  })
  void tianjin_lands_where_it_should_easting_first(int srid, double easting, double northing) {
    Coordinate at = transform(117.20, 39.12, 4490, srid);
    assertThat(at.x).isCloseTo(easting, within(MILLIMETRE));
    assertThat(at.y).isCloseTo(northing, within(MILLIMETRE));
  }

  @ParameterizedTest
  @CsvSource({
    "117.20, 39.12, 4490, 4548",
    "117.20, 39.12, 4326, 3857",
    "117.20, 39.12, 4490, 4326",
    "-71.11, 42.37, 4326, 2249"
  })
  void there_and_back_is_the_same_place(double lon, double lat, int from, int to) {
    Coordinate there = transform(lon, lat, from, to);
    Coordinate back = transform(there.x, there.y, to, from);
    assertThat(back.x).isCloseTo(lon, within(1e-9));
    assertThat(back.y).isCloseTo(lat, within(1e-9));
  }

  /** Cambridge City Hall in feet; one US survey foot is 1200/3937 m, so metres give the same. */
  @Test
  void massachusetts_is_in_us_survey_feet() {
    Coordinate feet = transform(-71.1056, 42.3670, 4269, 2249);
    Coordinate metres = transform(-71.1056, 42.3670, 4269, 26986);
    assertThat(feet.x * 1200 / 3937).isCloseTo(metres.x, within(MILLIMETRE));
    assertThat(feet.y * 1200 / 3937).isCloseTo(metres.y, within(MILLIMETRE));
  }

  @Test
  void a_transform_leaves_its_argument_as_it_was_and_rings_closed() {
    Geometry square = (Geometry) call("ST_MakeEnvelope", 117.1, 39.1, 117.3, 39.2);
    Geometry moved = (Geometry) call("ST_Transform", square, 4490, 4548);
    assertThat(square.getEnvelopeInternal().getMaxX()).isEqualTo(117.3);
    assertThat(moved.isValid()).isTrue();
    assertThat(moved.getArea()).isBetween(1.9e8, 2.0e8);
  }

  @Test
  void text_nested_without_end_is_refused_not_overflowed() {
    String deep = "GEOMETRYCOLLECTION (".repeat(50_000) + ")".repeat(50_000);
    assertThatThrownBy(() -> call("ST_GeomFromText", deep))
        .hasMessageStartingWith("not valid WKT: collections nested deeper than 8, in 'GEOMETRYC");
    String json = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(50_000);
    assertThatThrownBy(() -> call("ST_GeomFromGeoJSON", json))
        .isInstanceOfSatisfying(
            LandstockException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA));
  }

  @Test
  void eight_collections_around_a_multipolygon_are_read_from_every_form() {
    String wkt =
        "GEOMETRYCOLLECTION (".repeat(8) + "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))" + ")".repeat(8);
    Object geometry = call("ST_GeomFromText", wkt);
    assertThat(call("ST_AsText", geometry)).isEqualTo(wkt);
    Object json = Objects.requireNonNull(call("ST_AsGeoJSON", geometry));
    assertThat(call("ST_AsText", call("ST_GeomFromGeoJSON", json))).isEqualTo(wkt);
    assertThatThrownBy(() -> call("ST_GeomFromText", "GEOMETRYCOLLECTION (" + wkt + ")"))
        .hasMessageContaining("collections nested deeper than 8");
  }

  @Test
  void text_of_too_many_vertices_is_refused() {
    String line = "LINESTRING (0 0" + ", 1 1".repeat(100_000) + ")";
    assertThatThrownBy(() -> call("ST_GeomFromText", line))
        .hasMessageContaining("100001 vertices, the limit is 100000");
  }

  private static Coordinate transform(double x, double y, int from, int to) {
    return ((Geometry) call("ST_Transform", call("ST_Point", x, y), from, to)).getCoordinate();
  }

  private static Object call(String name, Object... arguments) {
    return Objects.requireNonNull(
        SpatialFunctions.call(function(name, arguments.length), Arrays.asList(arguments)));
  }

  private static SpatialFunction function(String name, int arity) {
    return SpatialFunctions.ALL.stream()
        .filter(found -> found.name().equals(name) && found.parameters().size() == arity)
        .findFirst()
        .orElseThrow();
  }
}
