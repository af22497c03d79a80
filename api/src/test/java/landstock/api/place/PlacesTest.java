package landstock.api.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import landstock.api.tile.TileServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search and single features over HTTP, of 40 × 40 generated parcels. */
@TestInstance(Lifecycle.PER_CLASS)
class PlacesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TileServer server;

  PlacesTest(@TempDir Path folder) {
    server = new TileServer(folder, 40);
  }

  @AfterAll
  void close() {
    server.close();
  }

  private JsonNode search(String q, String more) throws IOException, InterruptedException {
    String path = "/v1/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more;
    return JSON.readTree(server.get(path).body());
  }

  private static List<String> codes(JsonNode found) {
    List<String> codes = new ArrayList<>();
    found.forEach(f -> codes.add(f.path("code").asText()));
    return codes;
  }

  @Test
  void the_code_itself_comes_first_then_those_that_begin_so() throws Exception {
    assertThat(codes(search("p12", "&limit=4"))).containsExactly("P12", "P120", "P1200", "P1201");
  }

  @Test
  void chinese_names_are_found_by_a_part() throws Exception {
    JsonNode buildings = search("厦12", "");
    assertThat(codes(buildings).get(0)).isEqualTo("P120F0001");
    assertThat(buildings.get(0).path("layer").asText()).isEqualTo("building");
    assertThat(buildings.get(0).path("parcel").asText()).isEqualTo("P120");
    assertThat(codes(search("一街", ""))).containsExactly("S1");
  }

  @Test
  void an_enterprise_is_where_it_works_else_where_its_figures_are() throws Exception {
    JsonNode works = search("公司120", "").get(0);
    assertThat(works.path("code").asText()).isEqualTo("91120");
    assertThat(works.path("parcel").asText()).isEqualTo("P120");
    JsonNode allocated = search("公司130", "").get(0);
    assertThat(allocated.path("parcel").asText()).isEqualTo("P130");
    assertThat(allocated.path("bbox")).hasSize(4);
  }

  @Test
  void nothing_found_is_an_empty_list_and_a_percent_sign_is_only_itself() throws Exception {
    assertThat(search("%", "")).isEmpty();
    assertThat(search("'", "")).isEmpty();
  }

  @Test
  void the_box_of_what_is_found_is_that_of_the_feature() throws Exception {
    JsonNode box = search("P120", "&limit=1").get(0).path("bbox");
    JsonNode feature = JSON.readTree(server.get("/v1/features/parcel/P120").body());
    for (int i = 0; i < 4; i++) {
      assertThat(box.get(i).asDouble())
          .isCloseTo(feature.path("bbox").get(i).asDouble(), within(3e-7));
    }
  }

  @Test
  void a_feature_is_geojson_in_degrees_and_counter_clockwise() throws Exception {
    HttpResponse<byte[]> response = server.get("/v1/features/parcel/P0");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/geo+json");
    JsonNode feature = JSON.readTree(response.body());
    assertThat(feature.path("type").asText()).isEqualTo("Feature");
    assertThat(feature.path("id").asText()).isEqualTo("P0");
    JsonNode ring = feature.path("geometry").path("coordinates").get(0);
    assertThat(ring).hasSize(5);
    double doubleArea = 0;
    for (int i = 0; i < 4; i++) {
      JsonNode here = ring.get(i);
      JsonNode next = ring.get(i + 1);
      doubleArea +=
          here.get(0).asDouble() * next.get(1).asDouble()
              - next.get(0).asDouble() * here.get(1).asDouble();
    }
    assertThat(doubleArea).isPositive();
    // EPSG:4548 has its origin 500 km west of 117 degrees, which are 4.5 degrees on the equator.
    assertThat(ring.get(0).get(0).asDouble()).isBetween(112.4, 112.6);
    assertThat(ring.get(0).get(1).asDouble()).isBetween(0.0, 0.001);
    assertThat(feature.path("properties").path("use").asText()).isEqualTo("05");
  }

  @Test
  void what_a_client_has_asks_nobody() throws Exception {
    for (String path : List.of("/v1/features/building/P10F0001", "/v1/search?q=P10")) {
      String tag = server.get(path).headers().firstValue("ETag").orElseThrow();
      int before = server.questions.get();
      assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(server.questions.get()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/search, 400, 'q must have 1 to 100 characters, had 0'",
    "/v1/search?q=%20, 400, 'q must have 1 to 100 characters, had 0'",
    "/v1/search?q=a&limit=0, 400, 'limit must be a whole number from 1 to 50, was ''0'''",
    "/v1/search?q=a&limit=x, 400, 'limit must be a whole number from 1 to 50, was ''x'''",
    "/v1/search?q=a&query=b, 400, there is no parameter 'query'",
    "/v1/search?q=a&q=b, 400, parameter 'q' is given twice",
    "/v1/features/parcels/P1, 400, there is no layer 'parcels'",
    "/v1/features/parcel/Q1, 404, there is no parcel 'Q1' in generated",
    "/v1/features/parcel/P1?snapshot=x, 404, there is no snapshot 'x'",
  })
  void what_is_wrong_is_refused_by_name(String path, int status, String detail) throws Exception {
    HttpResponse<byte[]> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(response.body()).path("detail").asText()).isEqualTo(detail);
    assertThat(response.headers().firstValue("ETag")).isEmpty();
  }
}
