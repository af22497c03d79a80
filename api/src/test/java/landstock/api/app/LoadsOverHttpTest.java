package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import landstock.warehouse.load.Load;
import landstock.warehouse.pack.Packs;
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

  private static JsonNode data(String line) {
    try {
      return Town.MAPPER.readTree(line.substring("data:".length()));
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Begins a second load and holds it at a step until told to go on. */
  private CompletableFuture<Void> loading(String step, CountDownLatch there, CountDownLatch goOn) {
    Path hand = folder.resolve("town");
    return CompletableFuture.runAsync(
        () ->
            Load.run(
                Packs.ofProduct().find(hand.toString()),
                hand,
                folder.resolve("home"),
                event -> {
                  if (event.step().equals(step)) {
                    there.countDown();
                    await(goOn);
                  }
                }));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_load_is_told_while_it_runs_and_its_stream_ends_with_it() throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Void> load = loading("rules", there, goOn);
    while (!there.await(50, TimeUnit.MILLISECONDS)) {
      load.getNow(null); // Whatever ended it early is thrown here.
    }
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
    goOn.countDown();
    List<String> lines = stream.body().toList();
    load.get(60, TimeUnit.SECONDS);
    List<JsonNode> events =
        lines.stream().filter(l -> l.startsWith("data:")).map(LoadsOverHttpTest::data).toList();
    assertThat(events.get(0)).isEqualTo(running);
    assertThat(events.subList(0, events.size() - 1))
        .allMatch(e -> e.path("state").textValue().equals("running"));
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("state").textValue()).isEqualTo("published");
    assertThat(last.path("id")).isEqualTo(running.path("id"));
    assertThat(last.path("snapshots").path(0).textValue()).startsWith("smalltown-2023-12-31-r");

    // Over is over: one event, and the stream ends.
    String again = town.get("/v1/loads/latest/events").body();
    assertThat(again.lines().filter(l -> l.startsWith("data:"))).hasSize(1);
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
