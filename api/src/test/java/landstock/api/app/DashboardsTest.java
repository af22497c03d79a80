package landstock.api.app;

import static landstock.api.app.Http.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests as dashboard tools send them. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsTest {
  private @Nullable Town opened;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    opened = new Town(folder);
  }

  @AfterAll
  void close() {
    town().close();
  }

  private Town town() {
    return Objects.requireNonNull(opened);
  }

  /** Its default parser takes a root list; Go's client asks for gzip, and sends no Accept. */
  @Test
  void grafana_infinity_gets_a_root_list_by_get_and_by_post() throws Exception {
    HttpResponse<byte[]> get =
        town()
            .bytes(
                "/v1/queries/structure-street.json?year=2023",
                "User-Agent",
                "Go-http-client/1.1",
                "Accept-Encoding",
                "gzip");
    assertThat(get.statusCode()).isEqualTo(200);
    assertThat(header(get, "Content-Encoding")).isEqualTo("gzip");
    HttpResponse<String> post =
        town().post("/v1/queries/structure-street.json", "{\"year\": 2023, \"lang\": \"zh\"}");
    JsonNode list = Town.MAPPER.readTree(post.body());
    assertThat(list.isArray()).isTrue();
    list.forEach(
        row -> row.forEach(value -> assertThat(value.isValueNode()).as(row.toString()).isTrue()));
    assertThat(list.path(0).path("tax_per_mu").isNumber()).isTrue();
    assertThat(
            town()
                .post("/v1/queries/structure-street.json?year=2023", "{\"year\": 2022}")
                .statusCode())
        .isEqualTo(400);
    HttpResponse<String> measures =
        town()
            .post(
                "/v1/measures/query",
                """
                {"measures": ["tax"], "dimensions": ["year"], "shape": "objects"}\
                """);
    assertThat(Town.MAPPER.readTree(measures.body()).isArray()).isTrue();
  }

  /** {@code $[*]} with a header of its own, parameters in the query; all columns arrive as text. */
  @Test
  void finebi_gets_flat_objects_with_chinese_keys() throws Exception {
    HttpResponse<String> response =
        town()
            .get(
                "/v1/queries/structure-use.json?year=2023&names=label&lang=zh&street=",
                "Accept",
                "application/json, text/plain, */*",
                "X-Report",
                "heping");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode list = Town.MAPPER.readTree(response.body());
    assertThat(list.isArray()).isTrue();
    assertThat(list.path(0).path("用途").textValue()).isEqualTo("商业服务业用地");
    assertThat(list.path(0).path("税收").decimalValue()).isEqualByComparingTo("2250000.05");
  }

  /** {@code Web.Contents} asks for anything, later with the tag it was given. */
  @Test
  void power_query_reads_csv_json_and_workbooks_and_asks_again_with_the_tag() throws Exception {
    for (String file : new String[] {"csv", "json", "xlsx"}) {
      String path = "/v1/queries/structure-year." + file;
      String[] asking = {
        "Accept", "*/*", "User-Agent", "Microsoft.Data.Mashup", "Accept-Encoding", "gzip, deflate"
      };
      HttpResponse<byte[]> first = town().bytes(path, asking);
      assertThat(first.statusCode()).as(file).isEqualTo(200);
      assertThat(first.body()).isNotEmpty();
      int before = town().asked.get();
      HttpResponse<byte[]> again =
          town()
              .bytes(
                  path,
                  "Accept",
                  "*/*",
                  "Accept-Encoding",
                  "gzip, deflate",
                  "If-None-Match",
                  header(first, "ETag"));
      assertThat(again.statusCode()).as(file).isEqualTo(304);
      assertThat(town().asked.get()).isEqualTo(before);
    }
  }
}
