package landstock.api.app;

import static landstock.api.app.Http.header;
import static landstock.api.app.Http.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that run and wait, as others see and stop them; one place to run, one to wait. */
@Timeout(60)
class StatementsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ENDLESS =
      "SELECT sum(a.range) FROM range(2000000000) a, range(2000000000) b";

  private static final String GONE = "";

  private final Http http = new Http();
  private final List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();

  @BeforeEach
  void one_runs_and_one_waits() {
    http.restart(1, 1, Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void statements_are_seen_with_their_place_in_the_line() throws Exception {
    String first = ask(ENDLESS);
    await(first, "running");
    String second = ask(ENDLESS);
    await(second, "waiting");
    JsonNode all = MAPPER.readTree(http.get("/v1/statements").body()).path("statements");
    assertThat(all.findValuesAsText("id")).containsExactly(first, second);
    assertThat(all.get(0).has("position")).isFalse();
    assertThat(all.get(1).path("position").intValue()).isEqualTo(1);
    assertThat(all.get(0).path("sql").textValue()).isEqualTo(ENDLESS);

    HttpResponse<String> third = http.json("{\"sql\": \"SELECT 1\"}");
    problem(third, 503, "busy");
    assertThat(header(third, "Retry-After")).isNotBlank();
    cancel(second);
    cancel(first);
  }

  @Test
  void a_cancelled_statement_ends_its_request_and_the_next_one_runs() throws Exception {
    String first = ask(ENDLESS);
    await(first, "running");
    String second = ask("SELECT 42 AS answer");
    await(second, "waiting");
    cancel(first);
    problem(asked.get(0).get(10, TimeUnit.SECONDS), 409, "cancelled");
    HttpResponse<String> answer = asked.get(1).get(10, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("[[42]]");
    await(second, GONE);
  }

  @Test
  void one_that_waits_can_be_cancelled_too() throws Exception {
    String first = ask(ENDLESS);
    await(first, "running");
    String second = ask("SELECT 1");
    await(second, "waiting");
    cancel(second);
    problem(asked.get(1).get(10, TimeUnit.SECONDS), 409, "cancelled");
    assertThat(state(first)).isEqualTo("running");
    cancel(first);
  }

  @Test
  void what_is_over_or_never_was_is_not_found() throws Exception {
    JsonNode problem = problem(http.get("/v1/statements/" + UUID.randomUUID()), 404, "not-found");
    assertThat(problem.path("hint").textValue()).contains("not kept");
  }

  @Test
  void two_statements_cannot_have_one_id() throws Exception {
    String id = ask(ENDLESS);
    await(id, "running");
    problem(send(id, "SELECT 1").get(10, TimeUnit.SECONDS), 400, "invalid-argument");
    assertThat(state(id)).isEqualTo("running");
    cancel(id);
  }

  @Test
  void an_id_that_is_no_uuid_is_refused() throws Exception {
    problem(send("mine", "SELECT 1").get(10, TimeUnit.SECONDS), 400, "invalid-argument");
  }

  @Test
  void bytes_are_limited_on_demand() throws Exception {
    HttpResponse<String> cut =
        http.json("{\"sql\": \"SELECT range FROM range(100000)\", \"maxBytes\": 8000}");
    assertThat(MAPPER.readTree(cut.body()).path("truncated").booleanValue()).isTrue();
    assertThat(MAPPER.readTree(cut.body()).path("rowCount").intValue()).isBetween(1, 1000);
    JsonNode problem =
        problem(http.json("{\"sql\": \"SELECT 1\", \"maxBytes\": 0}"), 400, "invalid-argument");
    assertThat(problem.path("detail").textValue()).startsWith("maxBytes must be in [1, ");
  }

  /** Sends a statement under an id of its own, and does not wait. */
  private String ask(String sql) {
    String id = UUID.randomUUID().toString();
    asked.add(send(id, sql));
    return id;
  }

  private CompletableFuture<HttpResponse<String>> send(String id, String sql) {
    HttpRequest request =
        http.post("/v1/sql?timeout=50s", "text/plain", sql)
            .header("Landstock-Statement-Id", id)
            .build();
    return http.client().sendAsync(request, BodyHandlers.ofString());
  }

  private void cancel(String id) throws Exception {
    HttpResponse<String> response = http.delete("/v1/statements/" + id);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
  }

  /** {@link #GONE} when there is none. */
  private String state(String id) throws Exception {
    return MAPPER.readTree(http.get("/v1/statements/" + id).body()).path("state").asText();
  }

  private void await(String id, String state) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!state(id).equals(state)) {
      assertThat(System.nanoTime()).as("%s is not %s", id, state).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
