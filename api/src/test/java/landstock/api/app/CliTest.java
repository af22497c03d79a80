package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.api.query.SmallDuck;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CliTest {
  private final SmallDuck duck = new SmallDuck();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ShutdownSignal signal = new ShutdownSignal();
  private InputStream in = InputStream.nullInputStream();

  @AfterEach
  void close() {
    duck.close();
  }

  @Test
  void a_query_is_answered_as_a_table() {
    assertThat(run("sql", "SELECT '和平' AS district, 42 AS n")).isZero();
    assertThat(text(out))
        .isEqualTo(
            """
            district   n
            --------  --
            和平      42
            (1 row)
            """);
  }

  @Test
  void a_query_comes_from_standard_input_and_goes_out_as_csv() {
    in = new ByteArrayInputStream("SELECT '市' AS s".getBytes(StandardCharsets.UTF_8));
    assertThat(run("sql", "-", "--format", "csv")).isZero();
    assertThat(text(out)).isEqualTo("s\r\n市\r\n");
  }

  @Test
  void json_and_arrow_are_the_same_as_over_http() throws Exception {
    assertThat(run("sql", "SELECT 1 AS n", "--format", "json")).isZero();
    assertThat(text(out)).contains("\"rows\":[[1]],\"rowCount\":1").contains("complete");
    out.reset();
    assertThat(run("sql", "SELECT 1 AS n", "--format", "arrow", "--snapshot", "s1")).isZero();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(out.toByteArray()), allocator)) {
      assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
          .containsEntry("landstock.snapshot", "s1");
    }
  }

  @Test
  void a_table_that_is_cut_says_so() {
    assertThat(run("sql", "SELECT * FROM range(5)", "--max-rows", "2")).isZero();
    assertThat(text(out)).contains("(2 rows, truncated: there are more");
  }

  @Test
  void a_file_that_is_cut_says_so_beside_it() {
    String sql = "SELECT * FROM range(100001)";
    assertThat(run("sql", sql, "--format", "csv")).isEqualTo(1);
    assertThat(text(err)).contains("cut after 100000 rows").contains("--max-rows");
    assertThat(run("sql", sql, "--format", "csv", "--max-rows", "2")).isZero();
    assertThat(run("sql", sql, "--format", "csv", "--max-rows", "200000")).isZero();
  }

  @Test
  void an_answer_that_does_not_arrive_is_a_failure() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            });
    for (String format : List.of("csv", "json", "arrow", "table")) {
      assertThat(run(full, "sql", "SELECT 1 AS n", "--format", format)).isEqualTo(1);
    }
    assertThat(text(err)).contains("standard output takes no more");
  }

  @Test
  void an_empty_path_is_no_directory() {
    assertThat(run("backup", "")).isEqualTo(2);
    assertThat(run("sql", "SELECT 1", "--home", "")).isEqualTo(2);
    assertThat(text(err)).contains("is empty");
  }

  @Test
  void a_mistake_is_shown_under_the_text() {
    assertThat(run("sql", "SELEC \t和平")).isEqualTo(1);
    assertThat(text(err)).contains("  SELEC  和平\n  ^ line 1, column 1\nhint: queries");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void wrong_usage_is_told_apart_from_failure() {
    assertThat(run("sq")).isEqualTo(2);
    assertThat(text(err)).contains("sql");
    assertThat(run()).isEqualTo(2);
    assertThat(run("sql", "SELECT 1", "--format", "xlsx")).isEqualTo(2);
    assertThat(run("sql", "SELECT 1", "--timeout", "soon")).isEqualTo(1);
    assertThat(run("serve", "--host", "0.0.0.0")).isEqualTo(2);
    assertThat(text(err)).contains("--open");
  }

  @Test
  void help_shows_examples() {
    assertThat(run("help", "sql")).isZero();
    assertThat(text(out)).contains("Examples:").contains("--format");
    assertThat(run("--version")).isZero();
  }

  @Test
  void serving_says_where_and_ends_when_told() throws Exception {
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> run("serve", "--port", "0", "--open"));
    Matcher address = Pattern.compile("http://localhost:(\\d+)").matcher("");
    for (int i = 0; i < 100 && !address.reset(text(out)).find(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    URI uri = URI.create(address.group() + "/healthz");
    assertThat(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    signal.end();
    assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
    assertThat(text(out)).contains("small-2024").contains("stopping");
  }

  private int run(String... arguments) {
    return run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
  }

  private int run(PrintStream to, String... arguments) {
    Console console =
        new Console(to, new PrintStream(err, true, StandardCharsets.UTF_8), in, false);
    return new Cli(console, home -> SmallStore.of(duck), () -> signal).run(arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
