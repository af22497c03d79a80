package landstock.api.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Asks a server that has just started for what the first page will ask, so that nobody waits while
 * measures are read and classes are loaded. Whatever fails is told to who asks in earnest.
 */
final class WarmUp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PATHS =
      List.of(
          "/v1/measures",
          "/v1/measures/query?measures=tax_per_mu&dimensions=parcel&limit=1",
          "/tiles/parcel.json",
          "/v1/queries");

  private WarmUp() {}

  /** Asks in the background. */
  static void begin(String address) {
    Thread thread = new Thread(() -> ask(address), "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void ask(String address) {
    HttpClient client = HttpClient.newHttpClient();
    try {
      for (String path : PATHS) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
        client.send(request, BodyHandlers.discarding());
      }
    } catch (IOException | IllegalArgumentException e) {
      // The server has ended, takes too long, or listens where it does not reach itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
