package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A load is followed over HTTP by those who did not start it. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class LoadsOverHttpTest {
  private static final String DATA = "data:";

  private Path folder = Path.of("");
  private Town town;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    folder = directory;
    town = new Town(directory);
  }

  @AfterAll
  void stop() {
    town.close();
  }

  private static List<JsonNode> events(Stream<String> lines) {
    return lines.filter(l -> l.startsWith(DATA)).map(LoadsOverHttpTest::event).toList();
  }

  private static JsonNode event(String line) {
    try {
      return Town.MAPPER.readTree(line.substring(DATA.length()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void a_load_is_told_while_it_runs_and_its_stream_ends_with_it() throws Exception {
    HeldLoad load = HeldLoad.before("rules", folder.resolve("town"), folder.resolve("home"));
    JsonNode running = town.json("/v1/loads").path("loads").path(0);
    assertThat(running.path("state").textValue()).isEqualTo("running");
    assertThat(running.path("pack").textValue()).isEqualTo("smalltown");
    assertThat(running.path("step").path("name").textValue()).isEqualTo("models");
    assertThat(running.path("step").path("unit").textValue()).isEqualTo("steps");

    HttpResponse<Stream<String>> stream =
        HttpClient.newHttpClient()
            .send(town.to(running.path("events").textValue()).build(), BodyHandlers.ofLines());
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("text/event-stream; charset=utf-8");
    load.goOn();
    List<JsonNode> events = events(stream.body());
    load.join();
    assertThat(events.get(0)).isEqualTo(running);
    assertThat(events.subList(0, events.size() - 1))
        .allMatch(e -> e.path("state").textValue().equals("running"));
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("state").textValue()).isEqualTo("published");
    assertThat(last.path("id")).isEqualTo(running.path("id"));
    String published = last.path("snapshots").path(0).textValue();
    assertThat(published).isEqualTo("smalltown-2023-12-31-r2");
    assertThat(town.get("/v1/measures?snapshot=" + published).statusCode()).isEqualTo(200);

    // Over is over: one event, and the stream ends.
    assertThat(events(town.get("/v1/loads/latest/events").body().lines())).containsExactly(last);
    assertThat(town.json("/v1/loads/" + last.path("id").textValue())).isEqualTo(last);
  }

  @Test
  void a_load_that_nobody_knows_is_not_found() throws Exception {
    HttpResponse<String> response = town.get("/v1/loads/other/events");
    Http.problem(response, 404, "not-found");
    assertThat(response.body()).contains("/v1/loads/latest");
    try (Http small = new Http()) {
      assertThat(small.get("/v1/loads").body()).isEqualTo("{\"loads\":[]}");
      Http.problem(small.get("/v1/loads/latest"), 404, "not-found");
    }
  }
}
