package landstock.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real store: two square parcels of 100 m and 50 m. */
@Timeout(120)
class StoreCommandsTest {
  private static final String PARCELS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"parcel_code": "120101001001GB00001"},
         "geometry": {"type": "Polygon", "coordinates":
           [[[500000,4330000],[500100,4330000],[500100,4330100],[500000,4330100],[500000,4330000]]]}},
        {"type": "Feature", "properties": {"parcel_code": "120101001001GB00002"},
         "geometry": {"type": "Polygon", "coordinates":
           [[[500200,4330000],[500250,4330000],[500250,4330050],[500200,4330050],[500200,4330000]]]}}
      ]}
      """;

  private static final String PACK =
      """
      name: small
      label: {zh: 小城, en: Small town}
      notice: {zh: 合成数据, en: Synthetic data}
      srid: 4548
      currency: CNY
      surveys:
        - name: "2024"
          date: 2024-12-31
          sources:
            - name: parcel
              dataset: land.parcel_polygon
              file: 宗地.geojson
              format: geojson
              srid: 4548
              owner: {zh: 规划和自然资源局, en: Planning Bureau}
              purpose: administrative_record
      """;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), PACK);
    Files.writeString(folder.resolve("宗地.geojson"), PARCELS);
  }

  @Test
  void what_is_loaded_can_be_asked_served_and_proved_whole() throws Exception {
    assertThat(load()).as(text(err)).isZero();
    assertThat(text(out)).contains("合成数据 / Synthetic data").contains("2024").contains("seconds");
    assertThat(text(err)).contains("2024 parcel");
    out.reset();
    assertThat(run("verify", "--home", home())).isZero();
    assertThat(text(out)).contains("the store is whole");
    out.reset();
    String sql = "SELECT parcel_code, area_m2 FROM land.parcel ORDER BY area_m2";
    assertThat(run("sql", sql, "--home", home(), "--format", "csv")).as(text(err)).isZero();
    assertThat(text(out))
        .isEqualTo(
            """
            parcel_code,area_m2\r
            120101001001GB00002,2500.0\r
            120101001001GB00001,10000.0\r
            """);
    try (Store store = Store.open(Path.of(home()));
        HttpServer server = HttpApi.start(store, ServerSettings.local(0))) {
      JsonNode answer = post(server, "SELECT geom FROM land.parcel WHERE area_m2 < 5000");
      assertThat(answer.path("columns").path(0).path("label").path("zh").textValue()).isNotBlank();
      assertThat(answer.path("rows").path(0).path(0).path("type").textValue()).isEqualTo("Polygon");
      JsonNode wrong = post(server, "SELECT parcel_cod FROM land.parcel");
      assertThat(wrong.path("type").textValue()).isEqualTo("urn:landstock:problem:unknown-name");
      assertThat(wrong.path("column").intValue()).isEqualTo(8);
      assertThat(wrong.path("suggestions").toString()).contains("parcel_code");
    }
  }

  @Test
  void a_mistake_in_sql_is_shown_under_its_place() {
    assertThat(load()).as(text(err)).isZero();
    err.reset();
    String sql = "SELECT '和平' AS district, parcel_cod FROM land.parcel";
    assertThat(run("sql", sql, "--home", home())).isEqualTo(1);
    // The caret stands under parcel_cod: the two characters before it are two columns wide each.
    assertThat(text(err)).contains("  " + sql + "\n" + " ".repeat(29) + "^ line 1, column 26\n");
    assertThat(text(err)).contains("did you mean: parcel_code");
  }

  @Test
  void an_area_comes_from_an_outline_and_no_cell() {
    assertThat(load()).as(text(err)).isZero();
    out.reset();
    String[] why = {
      "why",
      "land.parcel",
      "area_m2",
      "120101001001GB00001",
      "--home",
      home(),
      "--data",
      folder.toString(),
      "--pack",
      folder.toString()
    };
    assertThat(run(why)).as(text(err)).isZero();
    assertThat(text(out))
        .contains("area_m2 of parcel_code=120101001001GB00001 = 10000.0 m2")
        .contains("geom of source=parcel, source_row=1 = POLYGON")
        .contains("宗地.geojson, row 1\n")
        .doesNotContain("nothing", "unknown");
  }

  @Test
  void a_hand_in_that_is_no_geojson_is_rejected_and_publishes_nothing() throws IOException {
    Files.writeString(folder.resolve("宗地.geojson"), "{\"type\": \"Feature");
    assertThat(load()).isEqualTo(1);
    assertThat(text(err)).contains("宗地.geojson").contains("nothing was published");
    assertThat(run("sql", "SELECT 1", "--home", home())).isEqualTo(1);
  }

  @Test
  void a_damaged_store_is_neither_proved_whole_nor_opened() throws IOException {
    assertThat(load()).as(text(err)).isZero();
    Path database;
    try (Stream<Path> files = Files.walk(Path.of(home(), "snapshots"))) {
      database = files.filter(f -> f.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(database);
    bytes[bytes.length / 2] ^= 1;
    database.toFile().setWritable(true);
    Files.write(database, bytes);
    assertThat(run("verify", "--home", home())).isEqualTo(1);
    assertThat(text(out)).contains("DAMAGED");
    assertThat(run("sql", "SELECT 1", "--home", home())).isEqualTo(1);
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(run("sql", "SELECT 1", "--home", home())).isEqualTo(1);
    assertThat(text(err)).contains("there is no store at").contains("hint: landstock load");
    err.reset();
    assertThat(run("load", "cambridg", "--home", home())).isEqualTo(1);
    assertThat(text(err)).contains("did you mean: cambridge");
    err.reset();
    assertThat(run("load", "cambridge", "--home", home())).isEqualTo(1);
    assertThat(text(err)).contains("--data DIR");
  }

  private int load() {
    return run("load", folder.toString(), "--data", folder.toString(), "--home", home());
  }

  private String home() {
    return folder.resolve("my store").toString();
  }

  private static JsonNode post(HttpServer server, String sql) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/sql"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false);
    return new Cli(console, Store::open, ShutdownSignal::new).run(arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
