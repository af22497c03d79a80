package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long answers, late failures, clients that leave, many clients at once. */
@Timeout(60)
@Tag("slow")
class StreamingTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ENDLESS = 2_000_000_000;

  private final Http http = new Http();

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void a_long_answer_says_in_trailers_that_it_is_cut() throws Exception {
    try (Socket socket =
        http.send("POST /v1/sql?f=csv&maxRows=100000", "SELECT * FROM range(200000)")) {
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
    problem(http.sql("SELECT (1 - range)::UTINYINT FROM range(5)", Map.of()), 422, "data");
  }

  @Test
  void a_statement_that_fails_late_never_looks_complete() throws Exception {
    String sql = "SELECT repeat('x', 100) AS s, (300000 - range)::UINTEGER AS n FROM range(400000)";
    for (String format : List.of("json", "csv", "arrow")) {
      assertThatThrownBy(
              () ->
                  http.client()
                      .send(
                          http.post("/v1/sql?maxRows=2000000&f=" + format, "text/plain", sql)
                              .build(),
                          BodyHandlers.ofByteArray()))
          .as(format)
          .isInstanceOf(IOException.class);
      try (Socket socket = http.send("POST /v1/sql?maxRows=2000000&f=" + format, sql)) {
        byte[] raw = socket.getInputStream().readAllBytes();
        String end =
            new String(raw, Math.max(0, raw.length - 200), 200, StandardCharsets.ISO_8859_1);
        assertThat(raw.length).isGreaterThan(256 * 1024);
        assertThat(end).as(format).doesNotEndWith("0\r\n\r\n").doesNotContain("complete");
      }
    }
    assertThat(http.sql("SELECT 1", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_client_that_leaves_before_the_first_row_cancels_its_statement() throws Exception {
    String endless = "SELECT sum(a.range) FROM range(" + ENDLESS + ") a, range(" + ENDLESS + ") b";
    Socket socket = http.send("POST /v1/sql?timeout=60s", endless);
    assertThat(http.duck().started.await(10, TimeUnit.SECONDS)).isTrue();
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(http.duck().cancelled.get()).isZero();
    socket.close();
    await(() -> http.duck().cancelled.get() == 1);
  }

  @Test
  void a_client_that_leaves_amid_the_answer_ends_its_statement() throws Exception {
    Socket socket =
        http.send(
            "POST /v1/sql?f=csv&maxRows=10000000&timeout=60s",
            "SELECT * FROM range(" + ENDLESS + ")");
    assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
    socket.setSoLinger(true, 0);
    socket.close();
    await(() -> Thread.getAllStackTraces().values().stream().noneMatch(StreamingTest::delivering));
  }

  @Test
  void a_statement_may_take_longer_than_a_connection_may_idle() throws Exception {
    http.restart(4, 128, Duration.ofMillis(400));
    HttpResponse<String> response =
        http.sql(
            "SELECT count(*) FROM range(60000) a, range(2500) b WHERE (a.range ^ b.range) > 5",
            Map.of());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("complete");
  }

  @Test
  void gzip_comes_to_those_who_take_it() throws Exception {
    for (int rows : new int[] {10, 200_000}) {
      HttpResponse<InputStream> response =
          http.client()
              .send(
                  http.post(
                          "/v1/sql?maxRows=1000000",
                          "text/plain",
                          "SELECT * FROM range(" + rows + ")")
                      .header("Accept-Encoding", "br, gzip")
                      .build(),
                  BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
      JsonNode json = MAPPER.readTree(new GZIPInputStream(response.body()));
      assertThat(json.path("rowCount").intValue()).isEqualTo(rows);
    }
    assertThat(
            http.sql("SELECT 1", Map.of("Accept-Encoding", "gzip;q=0"))
                .headers()
                .firstValue("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void one_connection_carries_one_answer_after_the_other() throws Exception {
    for (int i = 0; i < 500; i++) {
      assertThat(http.sql("SELECT " + i, Map.of()).body()).contains("[[" + i + "]]");
    }
  }

  @Test
  void sixty_four_clients_at_once_all_get_their_answer() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String sql = "SELECT " + i + ", count(*) FROM range(100000)";
      answers.add(
          http.client()
              .sendAsync(
                  http.post("/v1/sql?f=csv", "text/plain", sql).build(), BodyHandlers.ofString()));
    }
    for (int i = 0; i < 64; i++) {
      assertThat(answers.get(i).join().body()).endsWith("\r\n" + i + ",100000\r\n");
    }
  }

  @Test
  void a_full_queue_is_told_to_come_back() throws Exception {
    http.restart(1, 0, Duration.ofSeconds(30));
    String endless = "SELECT sum(a.range) FROM range(" + ENDLESS + ") a, range(1000) b";
    try (Socket ignored = http.send("POST /v1/sql?timeout=60s", endless)) {
      assertThat(http.duck().started.await(10, TimeUnit.SECONDS)).isTrue();
      HttpResponse<String> response = http.sql("SELECT 1", Map.of());
      problem(response, 503, "busy");
      assertThat(header(response, "Retry-After")).isEqualTo("1");
      assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(ignored.isConnected()).isTrue();
    }
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
}
