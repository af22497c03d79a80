package landstock.warehouse.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with PostGIS of its own: private folder, loopback, a free port, stopped by
 * its process. Debian's packages postgresql and postgis; a root starts it as user postgres, because
 * the server refuses root.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Path SHARE = Path.of("/usr/share/postgresql");

  private final Path folder;
  private final int port;
  private final Process process;

  private PostgresServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts one; where it is not installed the test is skipped, on CI it fails. */
  public static PostgresServer start() throws Exception {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      System.err.println("SKIPPED: no PostgreSQL with PostGIS; apt-get install postgresql postgis");
      assertThat(System.getenv("CI")).as("PostGIS on CI").isNotEqualTo("true");
    }
    assumeTrue(programs.isPresent(), "no PostgreSQL with PostGIS");
    Path folder = Files.createTempDirectory("landstock-pg");
    if (root()) {
      run(folder, List.of("chown", "postgres", folder.toString()));
    }
    Path data = folder.resolve("data");
    Path bin = programs.orElseThrow();
    run(
        folder,
        as(
            bin.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            "tester",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync"));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                as(
                    bin.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new PostgresServer(folder, port, process);
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .filter(v -> Files.isExecutable(v.resolve("bin/postgres")))
          .filter(
              v ->
                  Files.exists(SHARE.resolve(v.getFileName()).resolve("extension/postgis.control")))
          .map(v -> v.resolve("bin"))
          .max(Comparator.naturalOrder());
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> as(String... command) {
    List<String> all = new ArrayList<>();
    if (root()) {
      all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static void run(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(command.toString()).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** For JDBC, user {@code tester} without password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
