package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an answer looks like to a client. */
@Timeout(60)
class AnswersOverHttpTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Http http = new Http();

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void plain_sql_is_answered_as_json() throws Exception {
    HttpResponse<String> response = http.sql("SELECT 1 AS n, '和平' AS s", Map.of());
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode json = MAPPER.readTree(response.body());
    assertThat(json.path("rows").toString()).isEqualTo("[[1,\"和平\"]]");
    assertThat(json.path("status").textValue()).isEqualTo("complete");
    assertThat(header(response, "X-Query-Id")).isEqualTo(json.path("id").textValue());
    assertThat(header(response, "X-Snapshot")).isEqualTo("small-2024");
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Vary")).contains("Accept", "Accept-Encoding");
  }

  @Test
  void parameters_arrive_with_their_types() throws Exception {
    HttpResponse<String> response =
        http.json(
            """
            {"sql": "SELECT ? + 1, ?, ?, typeof(?), ? IS NULL, ?::DECIMAL(4,2)",
             "parameters": [41, "x'y", true, {"date": "2024-12-31"}, null, 0.10],
             "snapshot": "small-2024", "maxRows": 10, "timeout": "5s"}\
            """);
    assertThat(MAPPER.readTree(response.body()).path("rows").toString())
        .isEqualTo("[[42,\"x'y\",true,\"DATE\",true,\"0.10\"]]");
  }

  @Test
  void csv_and_arrow_come_by_accept_and_f_wins_over_it() throws Exception {
    HttpResponse<String> csv = http.sql("SELECT 1 AS a, NULL AS b", Map.of("Accept", "text/csv"));
    assertThat(csv.body()).isEqualTo("a,b\r\n1,\r\n");
    assertThat(header(csv, "X-Result-Truncated")).isEqualTo("false");
    HttpResponse<byte[]> arrow =
        http.client()
            .send(
                http.post("/v1/sql?f=arrow", "text/plain", "SELECT range AS n FROM range(10)")
                    .header("Accept", "text/csv")
                    .build(),
                BodyHandlers.ofByteArray());
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(arrow.body()), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(10);
    }
    assertThat(http.sql("SELECT 1", Map.of("Accept", "text/html, */*;q=0.1")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_format_that_does_not_exist_is_refused_with_the_list() throws Exception {
    HttpResponse<String> response = http.sql("SELECT 1", Map.of("Accept", "application/xml"));
    problem(response, 406, "not-acceptable");
    assertThat(response.body()).contains("application/json, text/csv, application/vnd.apache");
    problem(
        http.client()
            .send(
                http.post("/v1/sql?f=xls", "text/plain", "SELECT 1").build(),
                BodyHandlers.ofString()),
        400,
        "invalid-argument");
  }

  @Test
  void what_curl_sends_without_a_content_type_is_understood() throws Exception {
    for (String body :
        List.of("SELECT 1 AS \"a+b%20c\"", "{\"sql\": \"SELECT 1 AS \\\"a+b%20c\\\"\"}")) {
      HttpResponse<String> response =
          http.client()
              .send(
                  http.post("/v1/sql?f=csv", "application/x-www-form-urlencoded", body).build(),
                  BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("a+b%20c\r\n1\r\n");
    }
  }

  @Test
  void an_answer_over_max_rows_is_cut_and_says_so() throws Exception {
    HttpResponse<String> response =
        http.json("{\"sql\": \"SELECT * FROM range(10)\", \"maxRows\": 3}");
    JsonNode json = MAPPER.readTree(response.body());
    assertThat(json.path("rowCount").longValue()).isEqualTo(3);
    assertThat(json.path("truncated").booleanValue()).isTrue();
    assertThat(header(response, "X-Result-Truncated")).isEqualTo("true");
  }
}
