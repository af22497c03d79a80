package landstock.api.tile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import landstock.api.mvt.Areas;
import landstock.api.mvt.DecodedTile;
import landstock.api.mvt.MvtDecoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Tiles over HTTP, of 60 × 60 generated parcels. */
@TestInstance(Lifecycle.PER_CLASS)
class TilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIDE = 60;

  private final TileServer server;

  TilesTest(@TempDir Path folder) {
    server = new TileServer(folder, SIDE);
  }

  @AfterAll
  void close() {
    server.close();
  }

  private JsonNode describe(String query) throws IOException, InterruptedException {
    return JSON.readTree(server.get("/tiles/parcel.json" + query).body());
  }

  private String middle(int zoom) throws IOException, InterruptedException {
    List<String> all = ZoomSums.tiles(server, zoom);
    return all.get(all.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
  void sums_over_the_features_of_a_zoom_are_those_of_sql(int zoom) throws Exception {
    ZoomSums sums = ZoomSums.of(server, zoom, "?measures=tax,land_m2,parcel_count&year=2023");
    assertThat(sums.of("parcel_count").doubleValue()).isEqualTo(SIDE * SIDE);
    assertThat(sums.of("tax").doubleValue())
        .isEqualTo(server.number("SELECT SUM(tax) FROM mart.parcel_year WHERE year = 2023"));
    assertThat(sums.of("land_m2").doubleValue())
        .isEqualTo(server.number("SELECT SUM(area_m2) FROM mart.parcel_year WHERE year = 2023"));
    boolean cells =
        String.valueOf(sums.features().values().iterator().next().tags().get("code"))
            .startsWith("s");
    assertThat(cells)
        .isEqualTo(zoom < describe("").path("vector_layers").get(0).path("minzoom").asInt());
  }

  @Test
  void a_feature_says_code_labels_and_measures_and_leaves_out_what_is_unknown() throws Exception {
    DecodedTile.Layer layer =
        server
            .tile("/tiles/parcel/" + middle(15) + ".mvt?measures=tax,far,parcel_count&year=2022")
            .layer("parcel");
    assertThat(layer.extent()).isEqualTo(4096);
    for (DecodedTile.Feature feature : layer.features()) {
      String code = String.valueOf(feature.tags().get("code"));
      long n = Long.parseLong(code.substring(1));
      assertThat(feature.tags()).containsEntry("street", "S" + n % 500);
      assertThat(feature.tags()).containsEntry("use", "0" + (5 + n % 5));
      assertThat(feature.tags()).containsEntry("far", 1.0);
      assertThat(feature.tags()).containsEntry("parcel_count", 1L);
      assertThat(feature.tags().containsKey("tax")).isEqualTo(n % 7 > 0);
      Geometry area = Areas.of(feature);
      assertThat(area.isValid()).as(code).isTrue();
    }
  }

  @Test
  void neighbours_leave_no_gap_and_do_not_overlap() throws Exception {
    DecodedTile.Layer layer = server.tile("/tiles/parcel/" + middle(16) + ".mvt").layer("parcel");
    List<Geometry> areas = layer.features().stream().map(Areas::of).toList();
    double sum = areas.stream().mapToDouble(Geometry::getArea).sum();
    Geometry union = areas.stream().reduce(Geometry::union).orElseThrow();
    assertThat(union.getArea()).isEqualTo(sum);
    assertThat(union.getNumGeometries()).isEqualTo(1);
  }

  @Test
  void what_a_client_has_is_not_sent_again_and_asks_nobody() throws Exception {
    String path = "/tiles/parcel/" + middle(14) + ".mvt?measures=tax&year=2023";
    HttpResponse<byte[]> first = server.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    int before = server.questions.get();
    HttpResponse<byte[]> second = server.get(path, "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(server.questions.get()).isEqualTo(before);
    assertThat(first.headers().firstValue("Cache-Control"))
        .contains("private, max-age=0, must-revalidate");
    assertThat(server.get(path + "&snapshot=generated").headers().firstValue("Cache-Control"))
        .as("another store may have a snapshot of this name")
        .contains("private, max-age=0, must-revalidate");
    assertThat(server.get(path.replace("2023", "2022"), "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void another_formula_makes_other_tiles_and_descriptions() throws Exception {
    String tile = "/tiles/parcel/" + middle(14) + ".mvt?measures=tax&year=2023&snapshot=generated";
    String about = "/tiles/parcel.json?measures=tax&snapshot=generated";
    String tag = server.get(tile).headers().firstValue("ETag").orElseThrow();
    String aboutTag = server.get(about).headers().firstValue("ETag").orElseThrow();
    server.measuresAreOthers();
    HttpResponse<byte[]> other = server.get(tile, "If-None-Match", tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("ETag")).isNotEqualTo(Optional.of(tag));
    assertThat(server.get(about, "If-None-Match", aboutTag).statusCode()).isEqualTo(200);
  }

  @Test
  void gzip_and_plain_are_the_same_tile() throws Exception {
    String path = "/tiles/parcel/" + middle(14) + ".mvt";
    HttpResponse<byte[]> plain = server.get(path);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("Content-Type"))
        .contains("application/vnd.mapbox-vector-tile");
    assertThat(MvtDecoder.decode(plain.body())).isEqualTo(server.tile(path));
  }

  @Test
  void ten_clients_of_a_cold_tile_ask_once() throws Exception {
    String path = "/tiles/parcel/" + middle(13) + ".mvt?measures=floor_area_m2&year=2022";
    server.get("/tiles/parcel/" + middle(13) + ".mvt"); // the layer is there
    int before = server.questions.get();
    ExecutorService clients = Executors.newFixedThreadPool(10);
    try {
      Callable<Integer> one = () -> server.get(path).statusCode();
      for (Future<Integer> status : clients.invokeAll(Collections.nCopies(10, one))) {
        assertThat(status.get()).isEqualTo(200);
      }
    } finally {
      clients.shutdown();
    }
    assertThat(server.questions.get()).isEqualTo(before + 1);
  }

  @Test
  void an_empty_tile_is_no_content() throws Exception {
    assertThat(server.get("/tiles/parcel/14/0/0.mvt").statusCode()).isEqualTo(204);
    assertThat(server.get("/tiles/street/14/0/0.mvt").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "parcels/1/0/0.mvt, there is no layer 'parcels'",
    "parcel/1/0/0.mvt?measures=taxx, there is no measure 'taxx'",
    "parcel/1/0/0.mvt?measures=tax&year=1999, there is no year '1999'",
    "parcel/1/0/0.mvt?grid=hexagon, there is no grid 'hexagon'",
    "parcel/1/0/0.mvt?mesures=tax, there is no parameter 'mesures'",
    "parcel/19/0/0.mvt, 'z of a tile must be from 0 to 18, was 19'",
    "parcel/2/4/0.mvt, 'x of a tile must be from 0 to 3, was 4'",
    "parcel/2/0/-1.mvt, 'y of a tile must be from 0 to 3, was -1'",
    "parcel/2/0/one.mvt, 'y must be a whole number, was ''one'''",
    "parcel/1/0/0.mvt?year=now, 'year must be a whole number, was ''now'''",
    "parcel/1/0/0.mvt?measures=tax%2Ctax, 'a measure is asked for twice in ''tax,tax'''",
    "building/1/0/0.mvt?measures=parcel_count, measure 'parcel_count' is not known of layer"
        + " 'building'",
  })
  void what_is_wrong_is_refused_by_name(String path, String detail) throws Exception {
    HttpResponse<byte[]> response = server.get("/tiles/" + path);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(problem.toString()).isEqualTo(400);
    assertThat(problem.path("detail").asText()).isEqualTo(detail);
    assertThat(response.headers().firstValue("ETag")).isEmpty();
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void a_snapshot_that_is_not_there_is_not_found() throws Exception {
    HttpResponse<byte[]> response = server.get("/tiles/parcel/1/0/0.mvt?snapshot=generates");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(problem.toString()).isEqualTo(404);
    assertThat(problem.path("detail").asText()).isEqualTo("there is no snapshot 'generates'");
    assertThat(problem.path("suggestions").toString()).isEqualTo("[\"generated\"]");
  }

  @Test
  void nine_measures_are_too_many() throws Exception {
    HttpResponse<byte[]> response =
        server.get("/tiles/parcel/1/0/0.mvt?measures=a,b,c,d,e,f,g,h,i");
    assertThat(JSON.readTree(response.body()).path("detail").asText())
        .isEqualTo("a tile has at most 8 measures, asked for were 9");
  }

  @Test
  void the_description_leads_to_tiles_of_one_snapshot() throws Exception {
    JsonNode json = describe("?measures=tax&year=2022");
    assertThat(json.path("tilejson").asText()).isEqualTo("3.0.0");
    String tile = json.path("tiles").get(0).asText();
    assertThat(tile).contains("snapshot=generated", "year=2022", "measures=tax");
    String address = middle(14);
    String path = tile.substring(tile.indexOf("/tiles")).replace("{z}/{x}/{y}", address);
    assertThat(server.tile(path).layer("parcel").features()).isNotEmpty();
    assertThat(json.path("vector_layers").get(0).path("fields").has("tax")).isTrue();
  }
}
