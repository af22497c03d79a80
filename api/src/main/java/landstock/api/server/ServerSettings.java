package landstock.api.server;

import java.time.Duration;
import landstock.sql.engine.Limits;
import landstock.sql.worker.WorkerSettings;

/**
 * How the server listens and what it gives.
 *
 * @param host address to bind; loopback unless somebody decides otherwise
 * @param port 0 lets the system choose
 * @param caps what no statement may exceed
 * @param maxRunning statements at a time
 * @param maxWaiting statements in the queue, before more are sent away with 503
 * @param idle a connection without traffic is closed after this
 */
public record ServerSettings(
    String host, int port, Limits caps, int maxRunning, int maxWaiting, Duration idle) {

  /** For this machine, on loopback. */
  public static ServerSettings local(int port) {
    return new ServerSettings(
        "127.0.0.1",
        port,
        new Limits(Duration.ofMinutes(5), 10_000_000),
        WorkerSettings.ofThisMachine().workers(),
        128,
        Duration.ofSeconds(30));
  }
}
