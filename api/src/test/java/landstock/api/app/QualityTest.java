package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a hand-in with flaws to the letter its bureau gets, by command line and over HTTP. */
@Tag("slow")
class QualityTest {
  private static final String PACK =
      """
      name: smallville
      label: {zh: 小城, en: Smallville}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2023"
          date: 2023-12-31
          sources:
            - {name: tax, dataset: econ.tax_year, file: tax.csv, format: csv, encoding: UTF-8, owner: {zh: 税务局, en: Tax Bureau}, purpose: administrative_record}
      """;
  private static final String TAXES =
      "统一社会信用代码,年度,入库税额\n91350200776049653A,2023,<b>5\n91350200776049653A,2023,-7\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder = Path.of("");

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false);
    return new Cli(console, Store::open, ShutdownSignal::new).run(arguments);
  }

  @BeforeEach
  void handIn() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), PACK);
    Files.writeString(folder.resolve("tax.csv"), TAXES);
  }

  private int load() {
    return run("load", folder.toString(), "--data", folder.toString(), "--home", home());
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  @Test
  void a_load_says_how_to_get_the_reports_and_the_command_writes_them() throws IOException {
    assertThat(load()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("landstock quality --home " + home() + " --snapshot smallville-2023-12-31-r1");
    String city = folder.toString();
    assertThat(run("quality", "--home", home(), "--pack", city, "--data", city, "--owner", "税务"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    Path reports = folder.resolve("home/reports/smallville-2023-12-31-r1");
    assertThat(Files.readString(reports.resolve("tax.html")))
        .contains("税务局", "入库税额", "&lt;b&gt;5", "取自所提交的文件")
        .doesNotContain("<b>5");
    assertThat(reports.resolve("tax.xlsx")).exists();
    assertThat(run("quality", "--home", home(), "--source", "taxes")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("tax (税务局, Tax Bureau)");
  }

  @Test
  void a_server_that_has_the_files_tells_what_stands_in_them()
      throws IOException, InterruptedException {
    assertThat(load()).isZero();
    String city = folder.toString();
    HandInOptions options =
        CommandLine.populateCommand(new HandInOptions(), "--data", city, "--pack", city);
    SnapshotTexts files = new SnapshotTexts(Path.of(home()), options);
    String record = "/v1/lineage?table=econ.tax_year&column=amount&key=tax,3";
    try (Store store = Store.open(Path.of(home()));
        HttpServer with = HttpApi.start(store, ServerSettings.local(0), files::of);
        HttpServer without = HttpApi.start(store, ServerSettings.local(0))) {
      String at = "http://127.0.0.1:" + with.port();
      JsonNode origin = new ObjectMapper().readTree(get(at + record).body()).path("origin");
      assertThat(origin.path("row").asInt()).isEqualTo(3);
      assertThat(origin.path("cell").path("header").asText()).isEqualTo("入库税额");
      assertThat(origin.path("cell").path("text").asText()).isEqualTo("-7");
      assertThat(get(at + "/v1/quality/report.html?source=tax").body()).contains("取自所提交的文件");
      String other = "http://127.0.0.1:" + without.port();
      origin = new ObjectMapper().readTree(get(other + record).body()).path("origin");
      assertThat(origin.path("row").asInt()).isEqualTo(3);
      assertThat(origin.path("cell").isNull()).isTrue();
      Files.writeString(folder.resolve("tax.csv"), TAXES.replace("-7", "-8"));
      origin = new ObjectMapper().readTree(get(at + record).body()).path("origin");
      assertThat(origin.path("cell").isNull()).as("the file is another now").isTrue();
    }
  }

  @Test
  void a_refused_load_says_where_its_reports_are() throws IOException {
    Files.writeString(folder.resolve("tax.csv"), TAXES.replace("入库税额", "入库税额（万元）"));
    assertThat(load()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("reports to the bureaus are in ");
    try (var all = Files.walk(folder.resolve("home/reports"))) {
      assertThat(all.map(p -> String.valueOf(p.getFileName()))).contains("tax.html", "tax.xlsx");
    }
  }

  @Test
  void findings_and_reports_are_served() throws IOException, InterruptedException {
    assertThat(load()).isZero();
    try (Store store = Store.open(Path.of(home()));
        HttpServer server = HttpApi.start(store, ServerSettings.local(0))) {
      String at = "http://127.0.0.1:" + server.port() + "/v1/quality";
      JsonNode some = new ObjectMapper().readTree(get(at + "?rule=not_a_number").body());
      assertThat(some.path("total").asInt()).isEqualTo(1);
      assertThat(some.path("next").isNull()).isTrue();
      assertThat(some.path("findings").path(0).path("value").asText()).isEqualTo("<b>5");
      assertThat(some.path("findings").path(0).path("row_number").asInt()).isEqualTo(2);
      JsonNode page = new ObjectMapper().readTree(get(at + "?source=tax&limit=1").body());
      assertThat(page.path("findings")).hasSize(1);
      assertThat(page.path("next").asInt()).isEqualTo(1);
      String quoted = URLEncoder.encode("x' OR 'a' = 'a", StandardCharsets.UTF_8);
      assertThat(
              new ObjectMapper().readTree(get(at + "?rule=" + quoted).body()).path("total").asInt())
          .isZero();
      assertThat(get(at + "?limit=0").statusCode()).isEqualTo(400);
      assertThat(get(at + "?snapshot=none").statusCode()).isEqualTo(404);
      HttpResponse<String> html = get(at + "/report.html?source=tax");
      assertThat(html.body()).contains("&lt;b&gt;5").doesNotContain("<b>5");
      assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
      assertThat(get(at + "/report.html").statusCode()).isEqualTo(400);
      assertThat(get(at + "/report.html?source=nobody").statusCode()).isEqualTo(404);
      assertThat(get(at + "/report.xlsx?source=tax").body()).startsWith("PK");
    }
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}
