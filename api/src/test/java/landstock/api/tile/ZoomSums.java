package landstock.api.tile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.api.mvt.DecodedTile;

/** All features of a zoom, each once, by their ids. */
record ZoomSums(Map<Long, DecodedTile.Feature> features) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param query of the tiles, beginning with a question mark
   */
  static ZoomSums of(TileServer server, int zoom, String query)
      throws IOException, InterruptedException {
    Map<Long, DecodedTile.Feature> features = new LinkedHashMap<>();
    for (String tile : tiles(server, zoom)) {
      String path = "/tiles/parcel/" + tile + ".mvt" + query;
      if (server.get(path).statusCode() == 200) {
        for (DecodedTile.Layer layer : server.tile(path).layers()) {
          for (DecodedTile.Feature feature : layer.features()) {
            DecodedTile.Feature before = features.put(feature.id(), feature);
            assertThat(before == null || before.tags().equals(feature.tags())).isTrue();
          }
        }
      }
    }
    return new ZoomSums(features);
  }

  /** Exact, of the shortest decimals that the numbers are. */
  BigDecimal of(String measure) {
    return features.values().stream()
        .filter(f -> f.tags().containsKey(measure))
        .map(f -> new BigDecimal(String.valueOf(f.tags().get(measure))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Addresses of all tiles of a zoom that may have something. */
  static List<String> tiles(TileServer server, int zoom) throws IOException, InterruptedException {
    JsonNode bounds = JSON.readTree(server.get("/tiles/parcel.json").body()).path("bounds");
    int n = 1 << zoom;
    List<String> tiles = new ArrayList<>();
    for (int x = column(bounds.get(0), n); x <= column(bounds.get(2), n); x++) {
      for (int y = row(bounds.get(3), n); y <= row(bounds.get(1), n); y++) {
        tiles.add(zoom + "/" + x + "/" + y);
      }
    }
    return tiles;
  }

  private static int column(JsonNode longitude, int n) {
    return (int) ((longitude.asDouble() + 180) / 360 * n);
  }

  private static int row(JsonNode latitude, int n) {
    double up = Math.toRadians(latitude.asDouble());
    return (int) ((1 - Math.log(Math.tan(up) + 1 / Math.cos(up)) / Math.PI) / 2 * n);
  }
}
