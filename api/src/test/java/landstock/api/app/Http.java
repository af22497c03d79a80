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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import landstock.api.query.SmallDuck;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.sql.engine.Limits;

/** A server on a free port around a real engine, and clients for it. */
final class Http implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SmallDuck duck = new SmallDuck();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server =
      HttpApi.start(SmallStore.of(duck), settings(4, 128, Duration.ofSeconds(30)));

  @Override
  public void close() {
    server.close();
    duck.close();
  }

  private static ServerSettings settings(int running, int waiting, Duration idle) {
    return new ServerSettings(
        "127.0.0.1", 0, new Limits(Duration.ofMinutes(1), 10_000_000), running, waiting, idle);
  }

  static JsonNode problem(HttpResponse<String> response, int status, String code)
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

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Starts again with other limits. */
  void restart(int running, int waiting, Duration idle) {
    server.close();
    server = HttpApi.start(SmallStore.of(duck), settings(running, waiting, idle));
  }

  SmallDuck duck() {
    return duck;
  }

  HttpClient client() {
    return client;
  }

  int port() {
    return server.port();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> sql(String sql, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = post("/v1/sql", "text/plain", sql);
    headers.forEach(request::header);
    return send(request.build());
  }

  HttpResponse<String> json(String body) throws IOException, InterruptedException {
    return send(post("/v1/sql", "application/json", body).build());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).DELETE().build());
  }

  HttpRequest.Builder post(String path, String contentType, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** A client that sees every byte. */
  Socket send(String requestLine, String sql) throws IOException {
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
