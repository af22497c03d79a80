package landstock.api.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import landstock.api.mvt.DecodedTile;
import landstock.api.mvt.DecodedTile.Corner;
import landstock.api.mvt.MvtDecoder;
import landstock.api.testdata.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code @mapbox/vector-tile}, which browsers read tiles with, reads of ours what our test does.
 */
class IndependentDecoderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void mapbox_reads_the_same_tile(@TempDir Path folder) throws IOException, InterruptedException {
    Path web = web();
    Path script = folder.resolve("decode.mjs");
    try (InputStream in = IndependentDecoderTest.class.getResourceAsStream("decode.mjs")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    try (TileServer server = new TileServer(folder, 40)) {
      JsonNode centre = JSON.readTree(server.get("/tiles/parcel.json").body()).path("center");
      for (int zoom : new int[] {8, 11, 14, 16, 18}) {
        String path = path(centre, zoom);
        HttpResponse<byte[]> tile = server.get(path);
        assertThat(tile.statusCode()).as(path).isEqualTo(200);
        Path file = Files.write(folder.resolve("tile.mvt"), tile.body());
        same(path, decoded(script, web, file), MvtDecoder.decode(tile.body()));
      }
    }
  }

  private static String path(JsonNode centre, int zoom) {
    int n = 1 << zoom;
    int x = (int) ((centre.get(0).asDouble() + 180) / 360 * n);
    double up = Math.toRadians(centre.get(1).asDouble());
    int y = (int) ((1 - Math.log(Math.tan(up) + 1 / Math.cos(up)) / Math.PI) / 2 * n);
    return "/tiles/parcel/" + zoom + "/" + x + "/" + y + ".mvt?measures=tax,far,parcel_count";
  }

  private static void same(String name, JsonNode theirs, DecodedTile ours) {
    assertThat(theirs.size()).as(name).isEqualTo(ours.layers().size());
    for (int i = 0; i < theirs.size(); i++) {
      DecodedTile.Layer layer = ours.layers().get(i);
      assertThat(theirs.get(i).path("version").asInt()).isEqualTo(2);
      assertThat(theirs.get(i).path("name").asText()).isEqualTo(layer.name());
      assertThat(theirs.get(i).path("extent").asInt()).isEqualTo(4096);
      assertThat(theirs.get(i).path("features").size()).isEqualTo(layer.features().size());
      for (int j = 0; j < layer.features().size(); j++) {
        same(theirs.get(i).path("features").get(j), layer.features().get(j));
      }
    }
  }

  private static void same(JsonNode theirs, DecodedTile.Feature ours) {
    assertThat(theirs.path("id").asLong()).isEqualTo(ours.id());
    assertThat(theirs.path("type").asInt()).isEqualTo(3);
    assertThat(theirs.path("tags").size()).isEqualTo(ours.tags().size());
    ours.tags()
        .forEach(
            (key, value) -> {
              JsonNode tag = theirs.path("tags").path(key);
              if (value instanceof Number number) {
                assertThat(tag.asDouble()).isEqualTo(number.doubleValue());
              } else {
                assertThat(tag.asText()).isEqualTo(value);
              }
            });
    List<List<Corner>> paths = new ArrayList<>();
    for (JsonNode path : theirs.path("paths")) {
      List<Corner> corners = new ArrayList<>();
      for (int i = 0; i < path.size() - 1; i++) {
        corners.add(new Corner(path.get(i).get(0).asInt(), path.get(i).get(1).asInt()));
      }
      paths.add(corners);
    }
    assertThat(paths).isEqualTo(ours.paths());
  }

  private static JsonNode decoded(Path script, Path web, Path tile)
      throws IOException, InterruptedException {
    Path answer = tile.resolveSibling("answer.json");
    Process node =
        new ProcessBuilder("node", script.toString(), web.toString())
            .redirectInput(tile.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(node.exitValue()).isZero();
    return JSON.readTree(answer.toFile());
  }

  /** Where npm has put the decoder for the page. */
  private static Path web() {
    Path web = SharedData.repository().resolve("api/src/main/web");
    boolean there = Files.isDirectory(web.resolve("node_modules/@mapbox/vector-tile"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("@mapbox/vector-tile on CI").isTrue();
    }
    if (!there) {
      System.err.println("SKIPPED: npm has not run in " + web);
    }
    assumeTrue(there, "npm has not run in " + web);
    return web;
  }
}
