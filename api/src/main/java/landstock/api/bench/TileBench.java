package landstock.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.api.snapshot.SnapshotChoice;
import landstock.api.tile.TileRoutes;
import landstock.sql.catalog.Catalog;
import landstock.sql.security.Policy;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.Measures;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Tiles as a browser gets them, over HTTP on the loopback: the first of all, which reads the layer;
 * then each zoom, cold (drawn from memory) and warm (kept).
 */
final class TileBench {
  private static final int TILES = 200;
  private static final int LEAST_ZOOM = 12;
  private static final int MOST_ZOOM = 17;
  private static final String MEASURES = "?measures=tax_per_mu,far&year=2023";

  private final GeneratedParcels parcels;
  private final PrintStream out;
  private final Measures measures;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TileBench(Catalog catalog, GeneratedParcels parcels, PrintStream out) {
    this.parcels = parcels;
    this.out = out;
    this.measures = Measures.load(new DataFiles(), catalog);
  }

  /**
   * @param side parcels along a side of their square
   */
  void run(int side) {
    SnapshotChoice snapshots =
        new SnapshotChoice(
            () -> List.of(parcels.manifest()), () -> Optional.of(parcels.manifest()));
    TileRoutes routes =
        new TileRoutes(
            question -> parcels.queries().ask(question, Policy.OPEN), snapshots, () -> measures);
    try (HttpServer server = HttpServer.start(ServerSettings.local(0), List.of(routes::register))) {
      String base = "http://127.0.0.1:" + server.port() + TileRoutes.PATH + "/parcel/";
      double size = (double) side * GeneratedParcels.STEP_M;
      List<String> middle = tiles(size / 2, size / 2, 14, 1);
      out.printf(
          Locale.ROOT,
          "first tile, which reads the layer and two measures: %,.0f ms%n",
          Pairs.timeMs(() -> get(base + middle.get(0))));
      tiles(size, size, MOST_ZOOM, TILES).forEach(t -> get(base + t)); // warms the JIT
      out.println(
          "zoom  tiles   cold: median     p99      warm: median     p99      kB gzip: median    "
              + " max");
      for (int zoom = LEAST_ZOOM; zoom <= MOST_ZOOM; zoom++) {
        zoom(base, tiles(size, size, zoom, TILES), zoom);
      }
    }
  }

  private void zoom(String base, List<String> tiles, int zoom) {
    double[] cold = new double[tiles.size()];
    double[] warm = new double[tiles.size()];
    double[] bytes = new double[tiles.size()];
    for (int i = 0; i < cold.length; i++) {
      String tile = base + tiles.get(i);
      cold[i] = Pairs.timeMs(() -> get(tile));
    }
    for (int i = 0; i < warm.length; i++) {
      String tile = base + tiles.get(i);
      warm[i] = Pairs.timeMs(() -> get(tile));
      bytes[i] = get(tile) / 1024.0;
    }
    out.printf(
        Locale.ROOT,
        "z%-3d %6d %11.2f ms %8.2f ms %9.2f ms %8.2f ms %12.1f %12.1f%n",
        zoom,
        tiles.size(),
        part(cold, 0.5),
        part(cold, 0.99),
        part(warm, 0.5),
        part(warm, 0.99),
        part(bytes, 0.5),
        part(bytes, 1));
  }

  private static double part(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * (sorted.length - 1))];
  }

  /** Bytes of the answer. */
  private int get(String uri) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri)).header("Accept-Encoding", "gzip").build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200 && response.statusCode() != 204) {
        throw new IllegalStateException(
            uri + ": " + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** At most so many different tiles that have parcels, by chance; of each address at most one. */
  private static List<String> tiles(double width, double height, int zoom, int count) {
    Random random = new Random(zoom);
    CrsTransforms transforms = new CrsTransforms();
    GeometryFactory factory = new GeometryFactory();
    Set<String> tiles = new LinkedHashSet<>();
    for (int i = 0; i < 4 * count && tiles.size() < count; i++) {
      Coordinate place = new Coordinate(random.nextDouble() * width, random.nextDouble() * height);
      Coordinate there =
          transforms
              .transform(factory.createPoint(place), GeneratedParcels.SRID, 4326)
              .getCoordinate();
      int n = 1 << zoom;
      double latitude = Math.toRadians(there.y);
      int x = (int) ((there.x + 180) / 360 * n);
      double up = Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI;
      int y = (int) ((1 - up) / 2 * n);
      tiles.add(zoom + "/" + x + "/" + y + ".mvt" + MEASURES);
    }
    return new ArrayList<>(tiles);
  }
}
