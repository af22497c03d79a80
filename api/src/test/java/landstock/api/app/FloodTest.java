package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import landstock.api.query.SmallDuck;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.sql.engine.Limits;
import landstock.sql.query.Question;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More clients than the server has threads, each with a question of ours that the engine takes for
 * ever over; one place to run, two to wait.
 */
@Timeout(60)
class FloodTest {
  /** Streams, so that it fills no memory either. */
  private static final String ENDLESS = "SELECT sum(range) FROM range(1000000000000)";

  private static final int CLIENTS = 80;

  private final SmallDuck duck = new SmallDuck();
  private final HttpServer server =
      HttpApi.start(store(duck), new ServerSettings("127.0.0.1", 0, caps(), 1, 2, idle()));
  private final List<Socket> flood = new ArrayList<>();

  private static Limits caps() {
    return new Limits(Duration.ofMinutes(1), 1_000);
  }

  private static Duration idle() {
    return Duration.ofSeconds(50);
  }

  /** Whatever is asked but the probe, the engine computes without an end. */
  private static Store store(SmallDuck duck) {
    Store small = SmallStore.of(duck);
    return new Store(
        question ->
            question.sql().equals("SELECT 1")
                ? duck.ask(question)
                : duck.ask(
                    new Question(
                        ENDLESS,
                        List.of(),
                        question.snapshot(),
                        question.limits(),
                        question.control())),
        new CatalogFiles(new DataFiles()).load()::catalog,
        small.snapshots(),
        small.current(),
        small.closing());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : flood) {
      socket.close();
    }
    server.close();
    duck.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/search?q=a%d",
        "/v1/features/parcel/P%d",
        "/tiles/parcel/14/0/%d.mvt",
        "/tiles/street/14/0/0.mvt?year=%d",
        "/v1/lineage?table=land.parcel&column=area_m2&key=P%d",
        "/v1/quality?offset=%d",
        "/v1/measures/query?measures=tax&filter=year:eq:%d",
      })
  void health_is_told_while_others_wait_or_are_sent_away(String path) throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      flood.add(send(path.formatted(i)));
    }
    assertThat(duck.started.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
      assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }
    int away = 0;
    for (Socket socket : flood) {
      if (socket.getInputStream().available() > 0) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 503")
            .contains("Retry-After: 1\r\n", "application/problem+json", "problem:busy");
        away++;
      }
    }
    assertThat(away).isBetween(CLIENTS - 1 - 2 - 16, CLIENTS - 1);
    cancelAll();
  }

  /** What runs and waits is seen, and can be stopped, whoever asked. */
  private void cancelAll() throws Exception {
    flood.forEach(FloodTest::hangUp);
    JsonNode all = statements();
    while (!all.isEmpty()) {
      for (JsonNode one : all) {
        client()
            .send(
                to("/v1/statements/" + one.path("id").asText()).DELETE().build(),
                BodyHandlers.discarding());
      }
      TimeUnit.MILLISECONDS.sleep(20);
      all = statements();
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode statements() throws Exception {
    HttpResponse<String> response = get("/v1/statements");
    assertThat(response.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body()).path("statements");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client().send(to(path).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
  }

  private HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private Socket send(String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}
