package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import landstock.api.query.SmallDuck;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.sql.engine.Limits;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ENDLESS = 2_000_000_000;

  private final SmallDuck duck = new SmallDuck();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;

  @BeforeEach
  void start() {
    server = HttpApi.start(SmallStore.of(duck), settings(4, 128, Duration.ofSeconds(30)));
  }

  @AfterEach
  void stop() {
    server.close();
    duck.close();
  }

  @Test
  void plain_sql_is_answered_as_json() throws Exception {
    HttpResponse<String> response = sql("SELECT 1 AS n, '和平' AS s", Map.of());
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
        json(
            """
            {"sql": "SELECT ? + 1, ?, ?, typeof(?), ? IS NULL, ?::DECIMAL(4,2)",
             "parameters": [41, "x'y", true, {"date": "2024-12-31"}, null, 0.10],
             "snapshot": "small-2024", "maxRows": 10, "timeout": "5s"}""");
    assertThat(MAPPER.readTree(response.body()).path("rows").toString())
        .isEqualTo("[[42,\"x'y\",true,\"DATE\",true,\"0.10\"]]");
  }

  @Test
  void csv_and_arrow_come_by_accept_and_f_wins_over_it() throws Exception {
    HttpResponse<String> csv = sql("SELECT 1 AS a, NULL AS b", Map.of("Accept", "text/csv"));
    assertThat(csv.body()).isEqualTo("a,b\r\n1,\r\n");
    assertThat(header(csv, "X-Result-Truncated")).isEqualTo("false");
    HttpResponse<byte[]> arrow =
        client.send(
            post("/v1/sql?f=arrow", "text/plain", "SELECT range AS n FROM range(10)")
                .header("Accept", "text/csv")
                .build(),
            BodyHandlers.ofByteArray());
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(arrow.body()), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(10);
    }
    assertThat(sql("SELECT 1", Map.of("Accept", "text/html, */*;q=0.1")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_format_that_does_not_exist_is_refused_with_the_list() throws Exception {
    HttpResponse<String> response = sql("SELECT 1", Map.of("Accept", "application/xml"));
    problem(response, 406, "not-acceptable");
    assertThat(response.body()).contains("application/json, text/csv, application/vnd.apache");
    problem(
        client.send(
            post("/v1/sql?f=xlsx", "text/plain", "SELECT 1").build(), BodyHandlers.ofString()),
        400,
        "invalid-argument");
  }

  @Test
  void an_answer_over_max_rows_is_cut_and_says_so() throws Exception {
    HttpResponse<String> response = json("{\"sql\": \"SELECT * FROM range(10)\", \"maxRows\": 3}");
    JsonNode json = MAPPER.readTree(response.body());
    assertThat(json.path("rowCount").longValue()).isEqualTo(3);
    assertThat(json.path("truncated").booleanValue()).isTrue();
    assertThat(header(response, "X-Result-Truncated")).isEqualTo("true");
  }

  @Test
  void a_long_answer_says_in_trailers_that_it_is_cut() throws Exception {
    try (Socket socket = send("POST /v1/sql?f=csv&maxRows=100000", "SELECT * FROM range(200000)")) {
      String raw = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(raw).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
      assertThat(raw)
          .contains("Trailer: X-Query-Status, X-Row-Count, X-Result-Truncated")
          .containsPattern("\r\n0\r\n(.*\r\n)*X-Result-Truncated: true")
          .contains("X-Row-Count: 100000");
    }
  }

  @Test
  void a_statement_that_fails_before_much_is_sent_gets_a_status_of_its_own() throws Exception {
    problem(sql("SELECT (1 - range)::UTINYINT FROM range(5)", Map.of()), 422, "data");
  }

  @Test
  void a_statement_that_fails_late_never_looks_complete() throws Exception {
    String sql = "SELECT repeat('x', 100) AS s, (300000 - range)::UINTEGER AS n FROM range(400000)";
    for (String format : List.of("json", "csv", "arrow")) {
      assertThatThrownBy(
              () ->
                  client.send(
                      post("/v1/sql?maxRows=2000000&f=" + format, "text/plain", sql).build(),
                      BodyHandlers.ofByteArray()))
          .as(format)
          .isInstanceOf(IOException.class);
      try (Socket socket = send("POST /v1/sql?maxRows=2000000&f=" + format, sql)) {
        byte[] raw = socket.getInputStream().readAllBytes();
        String end =
            new String(raw, Math.max(0, raw.length - 200), 200, StandardCharsets.ISO_8859_1);
        assertThat(raw.length).isGreaterThan(256 * 1024);
        assertThat(end).as(format).doesNotEndWith("0\r\n\r\n").doesNotContain("complete");
      }
    }
    assertThat(sql("SELECT 1", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_client_that_leaves_before_the_first_row_cancels_its_statement() throws Exception {
    String endless = "SELECT sum(a.range) FROM range(" + ENDLESS + ") a, range(" + ENDLESS + ") b";
    Socket socket = send("POST /v1/sql?timeout=60s", endless);
    assertThat(duck.started.await(10, TimeUnit.SECONDS)).isTrue();
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(duck.cancelled.get()).isZero();
    socket.close();
    await(() -> duck.cancelled.get() == 1);
  }

  @Test
  void a_client_that_leaves_amid_the_answer_ends_its_statement() throws Exception {
    Socket socket =
        send(
            "POST /v1/sql?f=csv&maxRows=10000000&timeout=60s",
            "SELECT * FROM range(" + ENDLESS + ")");
    assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
    socket.setSoLinger(true, 0);
    socket.close();
    await(() -> Thread.getAllStackTraces().values().stream().noneMatch(HttpTest::delivering));
  }

  @Test
  void a_statement_may_take_longer_than_a_connection_may_idle() throws Exception {
    server.close();
    server = HttpApi.start(SmallStore.of(duck), settings(4, 128, Duration.ofMillis(400)));
    HttpResponse<String> response =
        sql(
            "SELECT count(*) FROM range(60000) a, range(2500) b WHERE (a.range ^ b.range) > 5",
            Map.of());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("complete");
  }

  @Test
  void gzip_comes_to_those_who_take_it() throws Exception {
    for (int rows : new int[] {10, 200_000}) {
      HttpResponse<InputStream> response =
          client.send(
              post("/v1/sql?maxRows=1000000", "text/plain", "SELECT * FROM range(" + rows + ")")
                  .header("Accept-Encoding", "br, gzip")
                  .build(),
              BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
      JsonNode json = MAPPER.readTree(new GZIPInputStream(response.body()));
      assertThat(json.path("rowCount").intValue()).isEqualTo(rows);
    }
    assertThat(
            sql("SELECT 1", Map.of("Accept-Encoding", "gzip;q=0"))
                .headers()
                .firstValue("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void sixty_four_clients_at_once_all_get_their_answer() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String sql = "SELECT " + i + ", count(*) FROM range(100000)";
      answers.add(
          client.sendAsync(
              post("/v1/sql?f=csv", "text/plain", sql).build(), BodyHandlers.ofString()));
    }
    for (int i = 0; i < 64; i++) {
      assertThat(answers.get(i).join().body()).endsWith("\r\n" + i + ",100000\r\n");
    }
  }

  @Test
  void a_full_queue_is_told_to_come_back() throws Exception {
    server.close();
    server = HttpApi.start(SmallStore.of(duck), settings(1, 0, Duration.ofSeconds(30)));
    String endless = "SELECT sum(a.range) FROM range(" + ENDLESS + ") a, range(1000) b";
    try (Socket ignored = send("POST /v1/sql?timeout=60s", endless)) {
      assertThat(duck.started.await(10, TimeUnit.SECONDS)).isTrue();
      HttpResponse<String> response = sql("SELECT 1", Map.of());
      problem(response, 503, "busy");
      assertThat(header(response, "Retry-After")).isEqualTo("1");
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
      assertThat(ignored.isConnected()).isTrue();
    }
  }

  @Test
  void problems_name_the_place_and_speak_the_readers_language() throws Exception {
    HttpResponse<String> response = sql("SELEC 1", Map.of("Accept-Language", "zh-CN,zh;q=0.9"));
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
    JsonNode problem = problem(sql("SELECT * FROM range(1, 2, 0.5)", Map.of()), 500, "internal");
    assertThat(problem.path("detail").textValue()).doesNotContain("range").contains("log");
  }

  @Test
  void wrong_requests_are_told_what_is_wrong() throws Exception {
    JsonNode field =
        problem(json("{\"sql\": \"SELECT 1\", \"maxrow\": 1}"), 400, "invalid-argument");
    assertThat(field.path("suggestions").toString()).isEqualTo("[\"maxRows\"]");
    JsonNode broken = problem(json("{\"sql\":\n  'SELECT 1'}"), 400, "invalid-argument");
    assertThat(broken.path("line").intValue()).isEqualTo(2);
    problem(json("[]"), 400, "invalid-argument");
    problem(json(""), 400, "invalid-argument");
    problem(json("{\"sql\": 5}"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT 1\"} x"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT 1\", \"sql\": \"SELECT 2\"}"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT 1\", \"timeout\": \"soon\"}"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT 1\", \"timeout\": 0}"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT 1\", \"maxRows\": -1}"), 400, "invalid-argument");
    problem(json("{\"sql\": \"SELECT ?\", \"parameters\": [[1]]}"), 400, "invalid-argument");
    problem(sql("  ", Map.of()), 400, "invalid-argument");
    problem(
        client.send(post("/v1/sql", "application/xml", "<sql/>").build(), BodyHandlers.ofString()),
        415,
        "unsupported-media-type");
    problem(sql("SELECT '" + "x".repeat(70_000) + "'", Map.of()), 413, "too-large");
    problem(json("{\"sql\": \"" + "x".repeat(600_000) + "\"}"), 413, "too-large");
    HttpResponse<String> method = get("/v1/sql");
    problem(method, 405, "method-not-allowed");
    assertThat(header(method, "Allow")).isEqualTo("POST");
    assertThat(problem(get("/v1/catalogue"), 404, "not-found").path("suggestions").toString())
        .isEqualTo("[\"/v1/catalog\"]");
  }

  @Test
  void a_header_too_long_is_refused_as_a_problem() throws Exception {
    HttpResponse<String> response = sql("SELECT 1", Map.of("X-Long", "x".repeat(20_000)));
    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void the_catalogue_names_tables_and_their_columns() throws Exception {
    JsonNode all = MAPPER.readTree(get("/v1/catalog").body());
    assertThat(all.path("schemas").path(0).path("tables").path(0).path("label").toString())
        .isEqualTo("{\"zh\":\"宗地\",\"en\":\"Parcel\"}");
    JsonNode one = MAPPER.readTree(get("/v1/catalog/land/parcel").body());
    assertThat(one.path("columns").path(1).toString())
        .isEqualTo(
            """
            {"name":"area_m2","type":"DECIMAL(14,2)","unit":"m2",\
            "label":{"zh":"面积","en":"Area"},"doc":"Area on the register.",\
            "sensitivity":"public","source":"TD/T 1016"}""");
    assertThat(
            problem(get("/v1/catalog/land/parcels"), 404, "not-found")
                .path("suggestions")
                .toString())
        .isEqualTo("[\"land.parcel\"]");
  }

  @Test
  void snapshots_say_which_is_current() throws Exception {
    JsonNode json = MAPPER.readTree(get("/v1/snapshots").body()).path("snapshots").path(0);
    assertThat(json.path("id").textValue()).isEqualTo("small-2024");
    assertThat(json.path("current").booleanValue()).isTrue();
    assertThat(json.path("surveyDate").textValue()).isEqualTo("2024-12-31");
    assertThat(json.path("rows").path("land.parcel").longValue()).isEqualTo(3);
  }

  @Test
  void alive_and_ready_are_told_apart() throws Exception {
    assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"alive\"}");
    assertThat(get("/readyz").body())
        .isEqualTo("{\"status\":\"ready\",\"snapshot\":\"small-2024\"}");
    assertThat(get("/").body()).contains("/v1/sql").contains("127.0.0.1:" + server.port());
  }

  private static ServerSettings settings(int running, int waiting, Duration idle) {
    return new ServerSettings(
        "127.0.0.1", 0, new Limits(Duration.ofMinutes(1), 10_000_000), running, waiting, idle);
  }

  private static boolean delivering(StackTraceElement[] stack) {
    for (StackTraceElement element : stack) {
      if (element.getClassName().endsWith("query.Delivery")) {
        return true;
      }
    }
    return false;
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.holds(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(condition.holds()).isTrue();
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String code)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = MAPPER.readTree(response.body());
    assertThat(problem.path("type").textValue()).isEqualTo("urn:landstock:problem:" + code);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("instance").textValue()).startsWith("urn:uuid:");
    return problem;
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> sql(String sql, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = post("/v1/sql", "text/plain", sql);
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> json(String body) throws IOException, InterruptedException {
    return client.send(post("/v1/sql", "application/json", body).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder post(String path, String contentType, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** A client that sees every byte. */
  private Socket send(String requestLine, String sql) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    byte[] body = sql.getBytes(StandardCharsets.UTF_8);
    String head =
        requestLine
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    return socket;
  }
}
