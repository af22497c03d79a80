package landstock.api.tile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import landstock.api.bench.GeneratedParcels;
import landstock.api.mvt.DecodedTile;
import landstock.api.mvt.MvtDecoder;
import landstock.api.place.FeatureRoutes;
import landstock.api.place.SearchRoutes;
import landstock.api.problem.Problems;
import landstock.api.query.Ask;
import landstock.api.server.HttpServer;
import landstock.api.server.ServerSettings;
import landstock.api.snapshot.SnapshotChoice;
import landstock.sql.catalog.Catalog;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.snapshot.Warehouse;
import org.apache.arrow.vector.Float8Vector;

/** The doors to the map, open on a square of generated parcels, and a client for them. */
public final class TileServer implements AutoCloseable {
  private final Ask store;
  private final Runnable closing;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final AtomicReference<Measures> measures =
      new AtomicReference<>(Measures.load(new DataFiles(), catalogue()));

  /** Questions that reached the engine. */
  public final AtomicInteger questions = new AtomicInteger();

  /**
   * Open on generated parcels.
   *
   * @param side parcels along a side of the square
   */
  public TileServer(Path folder, int side) {
    this(GeneratedParcels.withMarts(catalogue(), folder, side));
  }

  private TileServer(GeneratedParcels parcels) {
    this(
        question -> parcels.queries().ask(question, Policy.OPEN),
        new SnapshotChoice(
            () -> List.of(parcels.manifest()), () -> Optional.of(parcels.manifest())),
        parcels::close);
  }

  /** Open on a store, which is closed with it. */
  public TileServer(Warehouse warehouse) {
    this(
        question -> warehouse.askFixed(question, Policy.OPEN),
        new SnapshotChoice(warehouse::snapshots, warehouse::current),
        warehouse::close);
  }

  private TileServer(Ask store, SnapshotChoice snapshots, Runnable closing) {
    this.store = store;
    this.closing = closing;
    Ask ask =
        question -> {
          questions.incrementAndGet();
          return store.ask(question);
        };
    server =
        HttpServer.start(
            ServerSettings.local(0),
            List.of(
                new Problems(List.of(TileRoutes.PATH))::register,
                new TileRoutes(ask, snapshots, measures::get)::register,
                new FeatureRoutes(ask, snapshots)::register,
                new SearchRoutes(ask, snapshots)::register));
  }

  private static Catalog catalogue() {
    return new CatalogFiles(new DataFiles()).load().catalog();
  }

  /** From now on measures are declared by another text. */
  void measuresAreOthers() {
    measures.updateAndGet(
        m -> new Measures(m.text() + "# changed", m.dimensions(), m.facts(), m.measures()));
  }

  /** One number of a statement. */
  public double number(String sql) {
    double[] number = new double[1];
    try (var answer = store.ask(Question.of("SELECT CAST((" + sql + ") AS DOUBLE)"))) {
      while (answer.rows().next()) {
        number[0] = ((Float8Vector) answer.rows().batch().getVector(0)).get(0);
      }
    }
    return number[0];
  }

  /**
   * @param headers name and value in turn
   */
  public HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** A tile, which must be there. */
  public DecodedTile tile(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get(path, "Accept-Encoding", "gzip");
    if (response.statusCode() != 200) {
      throw new IOException(
          path
              + ": "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return MvtDecoder.decode(plain.readAllBytes());
    }
  }

  @Override
  public void close() {
    server.close();
    closing.run();
  }
}
