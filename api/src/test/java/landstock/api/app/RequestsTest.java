package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong requests, and the resources beside SQL. */
@Timeout(60)
class RequestsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Http http = new Http();

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void problems_name_the_place_and_speak_the_readers_language() throws Exception {
    HttpResponse<String> response =
        http.sql("SELEC 1", Map.of("Accept-Language", "zh-CN,zh;q=0.9"));
    JsonNode problem = problem(response, 400, "syntax");
    assertThat(problem.path("title").textValue()).isEqualTo("SQL 语法错误");
    assertThat(problem.path("line").intValue()).isEqualTo(1);
    assertThat(problem.path("column").intValue()).isEqualTo(1);
    assertThat(problem.path("hint").textValue()).isEqualTo("queries begin with SELECT");
    assertThat(problem.path("instance").textValue())
        .isEqualTo("urn:uuid:" + header(response, "X-Query-Id"));
  }

  @Test
  void our_own_faults_are_logged_not_told() throws Exception {
    JsonNode problem =
        problem(http.sql("SELECT * FROM range(1, 2, 0.5)", Map.of()), 500, "internal");
    assertThat(problem.path("detail").textValue()).doesNotContain("range").contains("log");
  }

  @Test
  void the_functions_are_told_by_name_word_and_category() throws Exception {
    JsonNode all = MAPPER.readTree(http.get("/v1/functions").body());
    assertThat(all.path("functions").size()).isGreaterThan(150);
    JsonNode some =
        MAPPER.readTree(http.get("/v1/functions?category=statistics&q=least+squares").body());
    assertThat(some.path("functions").path(0).path("name").textValue()).isEqualTo("regr_slope");
    JsonNode one = MAPPER.readTree(http.get("/v1/functions/st_area").body());
    assertThat(one.path("unit").textValue()).isEqualTo("square units of the CRS");
    assertThat(one.path("doc").path("zh").textValue()).isEqualTo("平面面积。");
    problem(http.get("/v1/functions/st_aera"), 404, "not-found");
    problem(http.get("/v1/functions?category=tekst"), 400, "invalid-argument");
  }

  @Test
  void wrong_requests_are_told_what_is_wrong() throws Exception {
    JsonNode field =
        problem(http.json("{\"sql\": \"SELECT 1\", \"maxrow\": 1}"), 400, "invalid-argument");
    assertThat(field.path("suggestions").toString()).isEqualTo("[\"maxRows\"]");
    JsonNode broken = problem(http.json("{\"sql\":\n  'SELECT 1'}"), 400, "invalid-argument");
    assertThat(broken.path("line").intValue()).isEqualTo(2);
    problem(http.json("[]"), 400, "invalid-argument");
    problem(http.json(""), 400, "invalid-argument");
    problem(http.json("{\"sql\": 5}"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT 1\"} x"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT 1\", \"sql\": \"SELECT 2\"}"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT 1\", \"timeout\": \"soon\"}"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT 1\", \"timeout\": 0}"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT 1\", \"maxRows\": -1}"), 400, "invalid-argument");
    problem(http.json("{\"sql\": \"SELECT ?\", \"parameters\": [[1]]}"), 400, "invalid-argument");
    problem(http.sql("  ", Map.of()), 400, "invalid-argument");
    problem(
        http.client()
            .send(
                http.post("/v1/sql", "application/xml", "<sql/>").build(), BodyHandlers.ofString()),
        415,
        "unsupported-media-type");
    problem(http.sql("SELECT '" + "x".repeat(70_000) + "'", Map.of()), 413, "too-large");
    problem(http.json("{\"sql\": \"" + "x".repeat(600_000) + "\"}"), 413, "too-large");
    HttpResponse<String> method = http.get("/v1/sql");
    problem(method, 405, "method-not-allowed");
    assertThat(header(method, "Allow")).isEqualTo("POST");
    assertThat(problem(http.get("/v1/catalogue"), 404, "not-found").path("suggestions").toString())
        .isEqualTo("[\"/v1/catalog\"]");
  }

  @Test
  void a_header_too_long_is_refused_as_a_problem() throws Exception {
    HttpResponse<String> response = http.sql("SELECT 1", Map.of("X-Long", "x".repeat(20_000)));
    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void the_catalogue_names_tables_and_their_columns() throws Exception {
    JsonNode all = MAPPER.readTree(http.get("/v1/catalog").body());
    assertThat(all.path("schemas").path(0).path("tables").path(0).path("label").toString())
        .isEqualTo("{\"zh\":\"宗地\",\"en\":\"Parcel\"}");
    JsonNode one = MAPPER.readTree(http.get("/v1/catalog/land/parcel").body());
    assertThat(one.path("columns").path(1).toString())
        .isEqualTo(
            """
            {"name":"area_m2","type":"DECIMAL(14,2)","unit":"m2",\
            "label":{"zh":"面积","en":"Area"},"doc":"Area on the register.",\
            "sensitivity":"public","source":"TD/T 1016"}""");
    assertThat(
            problem(http.get("/v1/catalog/land/parcels"), 404, "not-found")
                .path("suggestions")
                .toString())
        .isEqualTo("[\"land.parcel\"]");
  }

  @Test
  void snapshots_say_which_is_current() throws Exception {
    JsonNode json = MAPPER.readTree(http.get("/v1/snapshots").body()).path("snapshots").path(0);
    assertThat(json.path("id").textValue()).isEqualTo("small-2024");
    assertThat(json.path("current").booleanValue()).isTrue();
    assertThat(json.path("surveyDate").textValue()).isEqualTo("2024-12-31");
    assertThat(json.path("rows").path("land.parcel").longValue()).isEqualTo(3);
  }

  @Test
  void alive_and_ready_are_told_apart() throws Exception {
    assertThat(http.get("/healthz").body()).isEqualTo("{\"status\":\"alive\"}");
    assertThat(http.get("/readyz").body())
        .isEqualTo("{\"status\":\"ready\",\"snapshot\":\"small-2024\"}");
    assertThat(http.get("/v1").body()).contains("/v1/sql").contains("127.0.0.1:" + http.port());
  }

  @Test
  void the_first_page_names_every_endpoint() throws Exception {
    String text = http.get("/v1").body();
    for (String path : HttpApi.PATHS) {
      assertThat(text)
          .as(path)
          .containsPattern("(?<![\\w/])" + Pattern.quote(path) + "(?=[\\s,;]|/\\{)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/v1/catalog?q=1, q, -",
        "/v1/catalog/land/parcel?colum=1, colum, -",
        "/v1/functions?catgory=text, catgory, category",
        "/v1/functions/st_area?q=1, q, -",
        "/v1/snapshots?snapshot=1, snapshot, -",
        "/v1/statements?id=1, id, -",
        "/v1/lineage?tabel=land.parcel, tabel, table",
        "/v1/quality?severty=error, severty, severity",
        "/v1/quality/report.html?sourc=tax, sourc, source",
        "/v1/quality/report.xlsx?sourc=tax, sourc, source",
        "/v1/search?query=a, query, -",
        "/v1/features/parcel/P1?snapshots=1, snapshots, snapshot",
      })
  void a_parameter_that_there_is_not_is_refused_with_the_nearest(
      String path, String name, @Nullable String nearest) throws Exception {
    JsonNode problem = problem(http.get(path), 400, "invalid-argument");
    assertThat(problem.path("detail").textValue())
        .isEqualTo("there is no parameter '" + name + "'");
    if (nearest != null) {
      assertThat(problem.path("suggestions").path(0).textValue()).isEqualTo(nearest);
    }
  }
}
