package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Saved queries of {@link SmallTown}, whose figures can be worked out in the head. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesOverHttpTest {
  private static final String PATH = "/v1/queries";
  private static final List<String> FIRST =
      List.of(
          "structure-use",
          "structure-street",
          "structure-age",
          "structure-year",
          "distribution-class",
          "distribution-grid",
          "distribution-top",
          "distribution-bottom",
          "potential-floor-area",
          "potential-vacancy",
          "potential-tax-gap",
          "potential-street");

  private static final Pattern ENTITY = Pattern.compile("&#x([0-9a-f]+);");

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

  private JsonNode rows(String file) throws Exception {
    return town().json(PATH + "/" + file);
  }

  @Test
  void the_list_has_the_twelve_standard_questions_and_what_they_take() throws Exception {
    JsonNode list = town().json(PATH);
    assertThat(list.path("notice").path("en").textValue()).isEqualTo("Synthetic data, not real");
    Map<String, JsonNode> byName = new HashMap<>();
    list.path("queries").forEach(q -> byName.put(q.path("name").asText(), q));
    assertThat(byName).containsKeys(FIRST.toArray(String[]::new));
    JsonNode top = Objects.requireNonNull(byName.get("distribution-top"));
    assertThat(top.path("theme").textValue()).isEqualTo("distribution");
    assertThat(top.path("formats").toString()).isEqualTo("[\"json\",\"csv\",\"xlsx\",\"geojson\"]");
    assertThat(top.path("href").textValue()).isEqualTo("/v1/queries/distribution-top");
    JsonNode year = top.path("parameters").path(0);
    assertThat(year.path("default").intValue()).isEqualTo(2023);
    assertThat(year.path("values")).hasSize(2);
    assertThat(top.path("columns").toString()).contains("\"unit\":\"mu\"");
    JsonNode one = town().json(PATH + "/distribution-top");
    assertThat(one).isEqualTo(top);
    assertThat(one.path("sql").textValue()).contains("ORDER BY");
  }

  @Test
  void composition_sums_to_the_town() throws Exception {
    JsonNode use = rows("structure-use.json");
    assertThat(use).hasSize(1);
    assertThat(use.path(0).path("use_label").textValue()).isEqualTo("商业服务业用地");
    assertThat(use.path(0).path("land_mu").doubleValue()).isCloseTo(90, within(1e-9));
    assertThat(use.path(0).path("tax").doubleValue()).isEqualTo(2250000.05);
    assertThat(use.path(0).path("far").doubleValue()).isCloseTo(2, within(1e-9));
    JsonNode street = rows("structure-street.json?lang=en");
    assertThat(street).hasSize(2);
    assertThat(street.path(0).path("land_share").doubleValue()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(street.path(0).path("vacancy").doubleValue()).isEqualTo(0.375);
    assertThat(street.path(1).path("tax").isNull()).isTrue();
    assertThat(street.path(0).has("geom")).isFalse();
    JsonNode age = rows("structure-age.json");
    assertThat(age.toString()).contains("1950年以前", "2000年代").doesNotContain("不明");
    JsonNode year = rows("structure-year.json?street=120101001");
    assertThat(year.path(1).path("tax_growth").doubleValue())
        .isCloseTo(2250000.05 / 75000 - 1, within(1e-9));
    assertThat(rows("structure-use.json?basis=registered").path(0).path("use").isNull()).isTrue();
  }

  @Test
  void distribution_ranks_classes_and_cells() throws Exception {
    JsonNode classes = rows("distribution-class.json?classes=5");
    assertThat(classes).hasSize(6);
    for (int i = 0; i < 5; i++) {
      assertThat(classes.path(i).path("class").intValue()).isEqualTo(i + 1);
      assertThat(classes.path(i).path("highest").doubleValue())
          .isCloseTo(10_000 * (i + 1), within(0.001));
    }
    assertThat(classes.path(5).path("class").isNull()).isTrue();
    assertThat(classes.path(5).path("parcel_count").intValue()).isEqualTo(1);
    JsonNode top = rows("distribution-top.json?limit=2");
    assertThat(top).hasSize(2);
    assertThat(top.path(0).path("parcel_code").textValue()).isEqualTo(SmallTown.parcel(5));
    assertThat(rows("distribution-bottom.json?limit=1").path(0).path("parcel_code").textValue())
        .isEqualTo(SmallTown.parcel(1));
    assertThat(rows("distribution-bottom.json?min_mu=15.5")).isEmpty();
    double tax = 0;
    for (JsonNode cell : rows("distribution-grid.json")) {
      tax += cell.path("tax").doubleValue();
    }
    assertThat(tax).isCloseTo(2250000.05, within(0.001));
    JsonNode second = rows("distribution-grid.json?street=" + SmallTown.B);
    assertThat(second).hasSize(1);
    assertThat(second.path(0).path("parcel_count").intValue()).isEqualTo(1);
    assertThat(second.path(0).path("tax").isNull()).isTrue();
  }

  @Test
  void a_use_that_nothing_has_finds_nothing() throws Exception {
    for (String query :
        List.of("structure-age", "distribution-grid", "potential-vacancy", "potential-street")) {
      assertThat(rows(query + ".json?use=07")).as(query).isEmpty();
      assertThat(rows(query + ".json?use=09")).as(query).isEqualTo(rows(query + ".json"));
    }
  }

  @Test
  void potential_counts_the_unknown_apart() throws Exception {
    JsonNode floor = rows("potential-floor-area.json").path(0);
    assertThat(floor.path("parcel_count").intValue()).isEqualTo(6);
    assertThat(floor.path("known_count").intValue()).isEqualTo(3);
    assertThat(floor.path("unknown_count").intValue()).isEqualTo(3);
    assertThat(floor.path("unknown_land_mu").doubleValue()).isCloseTo(45, within(1e-6));
    assertThat(floor.path("plan_unknown_count").intValue()).isEqualTo(1);
    assertThat(floor.path("plan_unknown_land_mu").doubleValue()).isCloseTo(15, within(1e-6));
    assertThat(floor.path("present_unknown_count").intValue()).isEqualTo(2);
    assertThat(floor.path("present_unknown_land_mu").doubleValue()).isCloseTo(30, within(1e-6));
    assertThat(floor.path("reserve_m2").doubleValue()).isCloseTo(10_000, within(1e-6));
    assertThat(floor.path("excess_m2").doubleValue()).isCloseTo(10_000, within(1e-6));
    assertThat(rows("potential-floor-area-parcel.json?status=unknown")).hasSize(3);
    JsonNode vacancy = rows("potential-vacancy.json");
    assertThat(vacancy).hasSize(2);
    assertThat(vacancy.path(0).path("vacant_m2").doubleValue()).isEqualTo(500);
    JsonNode gap = rows("potential-tax-gap.json");
    assertThat(gap).hasSize(2);
    assertThat(gap.path(0).path("gap").doubleValue()).isCloseTo(300_000, within(0.1));
    assertThat(gap.path(0).path("peer_count").intValue()).isEqualTo(5);
    assertThat(rows("potential-tax-gap.json?benchmark=p75")).hasSize(3);
    assertThat(rows("potential-tax-gap.json?peers=6")).isEmpty();
    JsonNode street = rows("potential-street.json");
    assertThat(street.path(0).path("gap").doubleValue()).isCloseTo(450_000, within(0.1));
    assertThat(street.path(1).path("unknown_count").intValue()).isEqualTo(1);
    assertThat(street.path(1).path("plan_unknown_count").intValue()).isZero();
    assertThat(street.path(1).path("present_unknown_count").intValue()).isEqualTo(1);
  }

  @Test
  void a_second_poll_is_a_304_that_reaches_no_engine_in_any_format() throws Exception {
    for (String path :
        List.of(
            PATH,
            PATH + "/structure-use",
            PATH + "/structure-use.json",
            PATH + "/structure-use.csv?lang=zh",
            PATH + "/distribution-top.xlsx?year=2023",
            PATH + "/distribution-top.geojson")) {
      String tag = header(town().get(path), "ETag");
      int before = town().asked.get();
      HttpResponse<String> again = town().get(path, "If-None-Match", tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(header(again, "ETag")).isEqualTo(tag);
      assertThat(town().asked.get()).as(path).isEqualTo(before);
      assertThat(town().get(path, "If-None-Match", "W/\"0\"").statusCode()).isEqualTo(200);
    }
    String tag = header(town().get(PATH + "/distribution-top.json?limit=1"), "ETag");
    assertThat(
            town().get(PATH + "/distribution-top.json?limit=2", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void geojson_is_in_degrees_with_boxes_and_says_that_it_is_synthetic() throws Exception {
    HttpResponse<String> response = town().get(PATH + "/distribution-top.geojson?limit=1");
    assertThat(header(response, "Content-Type")).isEqualTo("application/geo+json");
    JsonNode collection = Town.MAPPER.readTree(response.body());
    assertThat(collection.path("type").textValue()).isEqualTo("FeatureCollection");
    assertThat(collection.path("notice").path("zh").textValue()).isEqualTo("合成数据，并非真实");
    JsonNode feature = collection.path("features").path(0);
    assertThat(feature.path("id").textValue()).isEqualTo(SmallTown.parcel(5));
    assertThat(feature.path("properties").path("street_label").textValue()).isEqualTo("甲街道");
    assertThat(feature.path("properties").has("geom")).isFalse();
    assertThat(feature.path("bbox")).isEqualTo(collection.path("bbox"));
    JsonNode ring = feature.path("geometry").path("coordinates").path(0);
    assertThat(ring).hasSize(5);
    double twiceArea = 0;
    for (int i = 0; i < 4; i++) {
      double x = ring.path(i).path(0).doubleValue();
      double y = ring.path(i).path(1).doubleValue();
      assertThat(x).isBetween(117.19, 117.21);
      assertThat(y).isBetween(39.09, 39.12);
      assertThat(ring.path(i).path(0).asText().replaceAll(".*\\.", "")).hasSizeLessThanOrEqualTo(7);
      twiceArea +=
          x * ring.path(i + 1).path(1).doubleValue() - ring.path(i + 1).path(0).doubleValue() * y;
    }
    // RFC 7946, 3.1.6: outer rings run against the clock. The file handed in runs with it.
    assertThat(twiceArea).isPositive();
    problem(town().get(PATH + "/structure-year.geojson"), 404, "not-found");
  }

  @Test
  void a_workbook_keeps_codes_as_text_and_numbers_as_numbers() throws Exception {
    HttpResponse<byte[]> response = town().bytes(PATH + "/distribution-top.xlsx?lang=zh");
    assertThat(header(response, "Content-Type"))
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    Map<String, String> parts = unzip(response.body());
    String rows = Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml"));
    assertThat(rows)
        .contains("地均税收（货币/亩）", "用地面积", "t=\"inlineStr\"")
        .contains("<is><t>" + SmallTown.parcel(5) + "</t></is>")
        .contains("<v>750000.01")
        .contains("ySplit=\"1\"")
        .doesNotContain("geom");
    String about = Objects.requireNonNull(parts.get("xl/worksheets/sheet2.xml"));
    assertThat(about)
        .contains("合成数据，并非真实", SmallTown.SNAPSHOT, "2023-12-31", "mart.parcel_year", "SELECT")
        .contains("year = 2023");
    assertThat(parts.get("xl/workbook.xml")).contains("说明");
    assertThat(town().bytes(PATH + "/distribution-top.xlsx?lang=zh").body())
        .isEqualTo(response.body());
    Map<String, String> english = unzip(town().bytes(PATH + "/structure-use.xlsx?lang=en").body());
    assertThat(english.get("xl/worksheets/sheet1.xml")).contains("Tax per mu (currency/mu)");
  }

  @Test
  void a_typed_query_comes_as_a_workbook_too() throws Exception {
    HttpResponse<byte[]> response =
        town()
            .send(
                "/v1/sql?f=xlsx",
                """
                {"sql": "SELECT parcel_code AS \\"宗地\\", area_m2 FROM land.parcel \
                WHERE street_code = ?", "parameters": ["120101002"]}\
                """);
    assertThat(response.statusCode()).isEqualTo(200);
    Map<String, String> parts = unzip(response.body());
    assertThat(parts.get("xl/worksheets/sheet1.xml"))
        .contains("<is><t>宗地</t></is>", "<is><t>" + SmallTown.parcel(6) + "</t></is>");
    assertThat(parts.get("xl/worksheets/sheet2.xml"))
        .contains("合成数据，并非真实", "1 = 120101002", "FROM land.parcel");
    assertThat(header(response, "Content-Disposition")).contains("query_2023-12-31.xlsx");
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        parts.put(
            entry.getName(),
            ENTITY
                .matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16))));
        entry = zip.getNextEntry();
      }
    }
    return parts;
  }

  @Test
  void downloads_have_chinese_names_a_bom_for_browsers_and_the_notice() throws Exception {
    HttpResponse<String> api = town().get(PATH + "/structure-street.csv", "Accept", "*/*");
    assertThat(api.body()).startsWith("street,street_label,parcel_count");
    HttpResponse<String> browser =
        town().get(PATH + "/structure-street.csv", "Accept", "text/html,*/*;q=0.8");
    assertThat(browser.body()).startsWith("\uFEFFstreet,");
    assertThat(town().get(PATH + "/structure-street.csv?bom=true").body()).startsWith("\uFEFF");
    String disposition = header(browser, "Content-Disposition");
    assertThat(disposition).startsWith("attachment; filename=\"structure-street_2023-12-31.csv\"");
    String name = disposition.replaceAll(".*filename\\*=UTF-8''", "");
    assertThat(URLDecoder.decode(name, StandardCharsets.UTF_8))
        .isEqualTo("街道结构_小城_2023-12-31_合成数据.csv");
    assertThat(URLDecoder.decode(header(api, "Landstock-Notice"), StandardCharsets.UTF_8))
        .isEqualTo("合成数据，并非真实");
    HttpResponse<byte[]> zipped =
        town().bytes(PATH + "/structure-street.csv", "Accept-Encoding", "gzip");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(api.body());
    }
    HttpResponse<Void> head = town().head(PATH + "/structure-street.csv");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isEqualTo(header(api, "ETag"));
  }

  @Test
  void rows_say_what_ran_and_objects_may_have_chinese_keys() throws Exception {
    JsonNode answer = rows("structure-year.json?shape=rows");
    assertThat(answer.path("columns").path(0).path("name").textValue()).isEqualTo("year");
    assertThat(answer.path("rows").path(0).path(0).intValue()).isEqualTo(2022);
    assertThat(answer.path("sql").textValue()).contains("FROM mart.parcel_year");
    assertThat(answer.path("parameters").toString()).isEqualTo("{\"street\":null,\"use\":null}");
    assertThat(answer.path("status").textValue()).isEqualTo("complete");
    JsonNode labelled = rows("structure-use.json?names=label&lang=zh").path(0);
    assertThat(labelled.path("税收").doubleValue()).isEqualTo(2250000.05);
    assertThat(labelled.path("用地面积（亩）").doubleValue()).isCloseTo(90, within(1e-9));
  }

  @Test
  void wrong_requests_are_named_with_the_nearest() throws Exception {
    refused("structure-uses.json", 404, "structure-use");
    refused("structure-use.xls", 404, "xlsx");
    refused("structure-use.json?yaer=2023", 400, "no parameter 'yaer'", "year");
    refused("structure-use.json?year=1999", 400, "1999", "2022, 2023");
    refused("structure-use.json?year=twenty", 400, "whole number");
    refused("structure-use.json?street=12010101", 400, "120101001");
    refused("structure-use.json?basis=planed", 400, "planned");
    refused("distribution-top.json?limit=0", 400, "[1, 10000]");
    refused("distribution-top.json?limit=10001", 400, "[1, 10000]");
    refused("distribution-top.json?min_mu=-1", 400, "at least 0");
    refused("distribution-top.json?min_mu=much", 400, "a number");
    refused("distribution-grid.json?grid=hexagon", 400, "hexagon_250");
    refused("potential-vacancy.json?office=yes", 400, "true or false");
    refused("structure-use.json?shape=object", 400, "objects");
    refused("structure-use.json?names=chinese", 400, "label");
    refused("structure-use.json?snapshot=smalltown-2023-12-31-r2", 404, SmallTown.SNAPSHOT);
    refused("structure-use.json?year=2023&year=2022", 400, "2 times");
    refused("structure-use?year=2023", 400, "unknown option");
    assertThat(rows("structure-use.json?year=&street=")).hasSize(1);
  }

  private void refused(String file, int status, String... words) throws Exception {
    HttpResponse<String> response = town().get(PATH + "/" + file);
    assertThat(response.statusCode()).as(file + response.body()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains(words);
  }
}
