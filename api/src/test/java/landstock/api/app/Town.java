package landstock.api.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;

/** {@link SmallTown} behind a server on a free port, with a count of what reaches its engine. */
final class Town implements AutoCloseable {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** Statements that the engine was asked. */
  final AtomicInteger asked = new AtomicInteger();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Store store;
  private final HttpServer server;

  Town(Path folder) throws IOException {
    SmallTown.load(folder.resolve("town"), folder.resolve("home"));
    Store real = Store.open(folder.resolve("home"));
    store =
        new Store(
            real.ask(),
            question -> {
              asked.incrementAndGet();
              return real.fixed().ask(question);
            },
            real.catalog(),
            real.snapshots(),
            real.current(),
            real.load(),
            real.closing());
    server = HttpApi.start(store, ServerSettings.local(0));
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> bytes(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> send(String path, String body) throws IOException, InterruptedException {
    return client.send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  HttpResponse<Void> head(String path) throws IOException, InterruptedException {
    return client.send(
        to(path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.discarding());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.body());
    }
    return MAPPER.readTree(response.body());
  }
}
