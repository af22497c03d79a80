package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Measures of {@link SmallTown}, whose figures can be worked out in the head. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuresOverHttpTest {
  private static final String QUERY = "/v1/measures/query";

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

  private void refused(String path, String... words) throws Exception {
    HttpResponse<String> response = town().get(path);
    assertThat(response.statusCode()).as(path + response.body()).isEqualTo(400);
    assertThat(response.body()).contains(words);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "ETag")).isEmpty();
  }

  private void refusedBody(String body, String... words) throws Exception {
    HttpResponse<String> response = town().post(QUERY, body);
    assertThat(response.statusCode()).as(body + response.body()).isEqualTo(400);
    assertThat(response.body()).contains(words);
  }

  private static List<String> column(JsonNode rows, int index) {
    List<String> values = new ArrayList<>();
    rows.forEach(r -> values.add(r.path(index).asText()));
    return values;
  }

  @Test
  void the_list_says_what_each_measure_is_and_what_it_may_be_asked_by() throws Exception {
    JsonNode all = town().json("/v1/measures");
    assertThat(all.path("snapshot").textValue()).isEqualTo(SmallTown.SNAPSHOT);
    assertThat(all.path("surveyDate").textValue()).isEqualTo("2023-12-31");
    assertThat(all.path("notice").path("zh").textValue()).isEqualTo("合成数据，并非真实");
    assertThat(all.path("years").toString()).isEqualTo("[2022,2023]");
    assertThat(all.path("measures")).hasSizeGreaterThanOrEqualTo(60);
    JsonNode ratio = find(all.path("measures"), "tax_per_mu");
    assertThat(ratio.path("label").path("zh").textValue()).isEqualTo("地均税收");
    assertThat(ratio.path("additivity").textValue()).isEqualTo("ratio");
    assertThat(ratio.path("numerator").textValue()).isEqualTo("tax_of_known_land");
    assertThat(ratio.path("denominator").textValue()).isEqualTo("land_mu");
    assertThat(ratio.path("levels").toString()).isEqualTo("[\"parcel\",\"grid\",\"street\"]");
    assertThat(ratio.path("factor").doubleValue()).isEqualTo(1);
    assertThat(find(all.path("measures"), "gdp_per_ha").path("factor").doubleValue())
        .isEqualTo(10_000);
    assertThat(find(all.path("measures"), "tax").path("factor").isNull()).isTrue();
    JsonNode street = find(all.path("dimensions"), "street");
    assertThat(street.path("values").path(0).toString())
        .isEqualTo("{\"code\":\"120101001\",\"label\":{\"zh\":\"甲街道\",\"en\":\"甲街道\"}}");
    assertThat(find(all.path("dimensions"), "use").path("values").toString())
        .contains("\"09\"", "商业服务业用地")
        .doesNotContain("\"07\"");
    assertThat(find(all.path("dimensions"), "grid").path("choices").toString())
        .contains("hexagon_250");
    assertThat(find(all.path("dimensions"), "parcel").path("values").isNull()).isTrue();
  }

  @Test
  void the_list_says_what_goes_together_with_each_level() throws Exception {
    JsonNode measures = town().json("/v1/measures").path("measures");
    JsonNode vacancy = find(measures, "vacancy").path("dimensionsByLevel");
    assertThat(texts(vacancy.path("parcel"))).contains("year", "street", "use", "space_layer");
    assertThat(texts(vacancy.path("building")))
        .contains("year", "street", "tier")
        .doesNotContain("use");
    JsonNode residents = find(measures, "residents").path("dimensionsByLevel");
    assertThat(texts(residents.path("street"))).containsExactly("year", "street", "community");
    assertThat(residents).hasSize(1);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(t -> texts.add(t.textValue()));
    return texts;
  }

  private static JsonNode find(JsonNode list, String name) {
    for (JsonNode item : list) {
      if (item.path("name").asText().equals(name)) {
        return item;
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void an_answer_has_both_sums_coverage_names_a_total_and_its_sql() throws Exception {
    HttpResponse<String> response =
        town()
            .post(
                QUERY,
                """
                {"measures": ["tax_per_mu"], "dimensions": ["street"], "totals": true,
                 "filters": [{"dimension": "year", "op": "=", "value": 2023}]}\
                """);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = Town.MAPPER.readTree(response.body());
    List<String> columns = new ArrayList<>();
    answer
        .path("columns")
        .forEach(c -> columns.add(c.path("name").asText() + ":" + c.path("role").asText()));
    assertThat(columns)
        .containsExactly(
            "street:dimension",
            "street_label:label",
            "is_total:total",
            "tax_per_mu:measure",
            "tax_per_mu_numerator:numerator",
            "tax_per_mu_denominator:denominator",
            "tax_per_mu_coverage:coverage");
    // 150,000.01 + 300,000.01 + … over 5 parcels, and 75 mu.
    assertThat(answer.path("rows").path(0).toString())
        .startsWith("[\"120101001\",\"甲街道\",false,30000.000")
        .contains(",2250000.05,75.0,1.0]");
    assertThat(answer.path("rows").path(1).toString())
        .isEqualTo("[\"120101002\",\"乙街道\",false,null,null,15.0,0.0]");
    assertThat(answer.path("rows").path(2).path(2).booleanValue()).isTrue();
    assertThat(answer.path("rows").path(2).path(5).doubleValue()).isEqualTo(90);
    assertThat(answer.path("rowCount").intValue()).isEqualTo(3);
    assertThat(answer.path("sql").textValue()).contains("parcel_year", "?");
    assertThat(answer.path("parameters").toString()).contains("2023");
    assertThat(answer.path("status").textValue()).isEqualTo("complete");
  }

  @Test
  void the_same_question_as_a_url_has_the_same_rows() throws Exception {
    JsonNode byUrl =
        town()
            .json(
                QUERY
                    + "?measures=tax&dimensions=parcel&filter=year:eq:2023"
                    + "&filter=street:in:120101001&order=-tax&limit=2");
    assertThat(column(byUrl.path("rows"), 0))
        .containsExactly(SmallTown.parcel(5), SmallTown.parcel(4));
    assertThat(column(byUrl.path("rows"), 1)).containsExactly("一号路5号", "一号路4号");
    HttpResponse<String> byBody =
        town()
            .post(
                QUERY,
                """
                {"measures": ["tax"], "dimensions": ["parcel"], "limit": 2,
                 "order": [{"by": "tax", "desc": true}],
                 "filters": [{"dimension": "year", "op": "=", "value": 2023},
                             {"dimension": "street", "op": "in", "values": ["120101001"]}]}\
                """);
    assertThat(Town.MAPPER.readTree(byBody.body()).path("rows")).isEqualTo(byUrl.path("rows"));
  }

  @Test
  void the_tag_is_of_what_was_asked_and_how() throws Exception {
    String path = QUERY + "?measures=tax&dimensions=street&filter=year:eq:2023";
    HttpResponse<String> first = town().get(path);
    String tag = header(first, "ETag");
    assertThat(tag).startsWith("W/\"");
    assertThat(header(first, "Cache-Control")).isEqualTo("private, max-age=0, must-revalidate");
    HttpResponse<String> second = town().get(path, "If-None-Match", "\"other\", " + tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(tag);
    for (String other : List.of("&totals=true", "&shape=objects", "&lang=en", "&f=csv")) {
      assertThat(town().get(path + other, "If-None-Match", tag).statusCode())
          .as(other)
          .isEqualTo(200);
    }
  }

  @Test
  void a_second_poll_is_a_304_that_reaches_no_engine() throws Exception {
    String path = QUERY + "?measures=far&dimensions=use,year";
    String tag = header(town().get(path), "ETag");
    String list = header(town().get("/v1/measures"), "ETag");
    int before = town().asked.get();
    assertThat(town().get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(town().get("/v1/measures", "If-None-Match", list).statusCode()).isEqualTo(304);
    assertThat(town().asked.get()).isEqualTo(before);
    assertThat(town().get(path).statusCode()).isEqualTo(200);
    assertThat(town().asked.get()).isEqualTo(before + 1);
  }

  @Test
  void objects_are_a_flat_list_of_numbers_and_texts() throws Exception {
    JsonNode list = town().json(QUERY + "?measures=tax&dimensions=year&order=year&shape=objects");
    assertThat(list.toString())
        .isEqualTo(
            "[{\"year\":2022,\"tax\":75000.0,\"tax_coverage\":"
                + list.path(0).path("tax_coverage")
                + "},{\"year\":2023,\"tax\":2250000.05,\"tax_coverage\":"
                + list.path(1).path("tax_coverage")
                + "}]");
    assertThat(list.path(0).path("tax").isNumber()).isTrue();
    JsonNode labelled =
        town().json(QUERY + "?measures=tax&dimensions=year&shape=objects&names=label&lang=zh");
    assertThat(labelled.path(1).path("税收").doubleValue()).isEqualTo(2250000.05);
  }

  @Test
  void gzip_head_and_csv_work() throws Exception {
    String path = QUERY + "?measures=tax&dimensions=parcel,year";
    HttpResponse<byte[]> zipped = town().bytes(path, "Accept-Encoding", "gzip");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
      assertThat(Town.MAPPER.readTree(in).path("status").textValue()).isEqualTo("complete");
    }
    HttpResponse<Void> head = town().head(path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isNotEmpty();
    HttpResponse<String> csv = town().get(path + "&f=csv&names=label");
    assertThat(csv.body()).startsWith("宗地,宗地名称,年度,税收,税收·覆盖率\r\n");
    assertThat(header(csv, "Content-Disposition"))
        .contains("attachment; filename=\"tax_2023-12-31.csv\"; filename*=UTF-8''%E7%A8%8E");
  }

  @Test
  void a_measure_that_nobody_knows_is_null_and_one_value_is_one_row() throws Exception {
    JsonNode unknown =
        town().json(QUERY + "?measures=energy_tce,value_added_per_tce&filter=year:eq:2023");
    assertThat(unknown.path("rows").toString()).isEqualTo("[[null,0.0,null,null,null,0.0]]");
    JsonNode one = town().json(QUERY + "?measures=land_m2&dimensions=use&filter=year:eq:2023");
    assertThat(one.path("rows")).hasSize(1);
    assertThat(one.path("rows").path(0).path(0).textValue()).isEqualTo("09");
    assertThat(one.path("rows").path(0).path(1).textValue()).isEqualTo("商业服务业用地");
  }

  @Test
  void what_does_not_exist_is_named_with_the_nearest() throws Exception {
    refused(QUERY + "?measures=taxx&dimensions=year", "unknown-name", "taxx", "\"tax\"");
    refused(QUERY + "?measures=tax&dimensions=stret", "stret", "\"street\"");
    refused(QUERY + "?measures=tax&dimensions=year&order=taxes", "taxes", "\"tax\"");
    refused(QUERY + "?measures=tax&filter=stret:eq:x", "stret", "\"street\"");
    refused(QUERY + "?measures=tax&filter=street:eq:120101009", "120101009", "120101001");
    refused(QUERY + "?measures=tax&dimensions=grid:hexagon_25", "hexagon_25", "hexagon_250");
    refused(QUERY + "?measures=tax&dimensions=grid", "needs a choice");
    refused(QUERY + "?measure=tax", "unknown option", "measures");
    problem(town().get(QUERY + "?measures=tax&snapshot=smalltown-2023"), 404, "not-found");
    refused("/v1/measures?snapshots=1", "snapshot");
  }

  @Test
  void what_has_the_wrong_type_is_named() throws Exception {
    refused(QUERY + "?measures=tax&filter=year:eq:1999", "1999", "it has 2022, 2023");
    refused(QUERY + "?measures=tax&filter=year:eq:last", "whole number", "last");
    refused(QUERY + "?measures=tax&filter=year", "not dimension:operator:value");
    refused(QUERY + "?measures=tax&filter=year:between:1", "not dimension:operator:value");
    refused(QUERY + "?measures=tax&dimensions=year&limit=0", "limit must be at least 1");
    refused(QUERY + "?measures=tax&dimensions=year&limit=x", "limit must be a whole number");
    refused(QUERY + "?measures=tax&totals=yes", "totals");
    refused(QUERY + "?measures=tax&shape=row", "shape", "rows");
    refused(QUERY + "?measures=tax&lang=fr", "lang");
    refused(QUERY + "?measures=tax&f=pdf", "f=pdf", "xlsx");
    refused(QUERY + "?measures=tax&limit=1&limit=2", "2 times");
    refused(QUERY, "at least one measure");
    refused(QUERY + "?measures=land_m2", "over years");
  }

  @Test
  void a_body_may_not_say_more_or_other_than_it_should() throws Exception {
    refusedBody("{\"measure\": [\"tax\"]}", "unknown field 'measure'", "measures");
    refusedBody("{\"measures\": \"tax\"}", "measures must be a list");
    refusedBody("{\"measures\": [1]}", "must be a list of names");
    refusedBody("[]", "must be a JSON object");
    refusedBody("{", "not JSON", "line");
    refusedBody("{\"measures\": [\"tax\"], \"limit\": 1.5}", "limit must be a whole number");
    refusedBody("{\"measures\": [\"tax\"], \"totals\": 1}", "totals must be true or false");
    refusedBody(
        "{\"measures\": [\"tax\"], \"filters\": [{\"dimension\": \"street\", \"op\": \"=\","
            + " \"value\": 120101001}]}",
        "must be a text");
    refusedBody(
        "{\"measures\": [\"tax\"], \"filters\": [{\"dimension\": \"year\", \"op\": \"~\","
            + " \"value\": 2023}]}",
        "there is no operator '~'");
    refusedBody(
        "{\"measures\": [\"tax\"], \"filters\": [{\"dim\": \"year\"}]}", "unknown field of a");
    refusedBody("{\"measures\": [\"tax\"], \"order\": [{\"by\": 1}]}", "by must be a text");
  }
}
