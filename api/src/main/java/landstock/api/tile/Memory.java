package landstock.api.tile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import landstock.api.query.Ask;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.measure.MeasureQuery;
import landstock.warehouse.measure.MeasureQuery.Operator;
import landstock.warehouse.measure.MeasureStatement;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * What is kept of snapshots so that tiles are cut without asking: layers, measures, years and
 * grids, each asked once, by whoever comes first, while the others wait for it. Thread-safe.
 */
final class Memory {
  private static final int MOST_LAYERS = 24;
  private static final long MOST_FIGURE_BYTES = 256L << 20;
  private static final Duration UNUSED = Duration.ofHours(1);

  private record LayerKey(String snapshot, TileLayer layer, String grid) {}

  private record FigureKey(LayerKey layer, String measure, int year) {}

  private final Reading reading;
  private final Supplier<Measures> measures;
  private final CrsTransforms transforms = new CrsTransforms();
  private final Cache<LayerKey, LayerData> layers =
      Caffeine.newBuilder().maximumSize(MOST_LAYERS).expireAfterAccess(UNUSED).build();
  private final Cache<FigureKey, Figure> figures =
      Caffeine.newBuilder()
          .maximumWeight(MOST_FIGURE_BYTES)
          .weigher((FigureKey k, Figure f) -> (int) Math.min(f.bytes(), MOST_FIGURE_BYTES / 16))
          .build();
  private final Cache<String, Choices> choices =
      Caffeine.newBuilder().maximumSize(MOST_LAYERS).build();

  Memory(Ask ask, Supplier<Measures> measures) {
    this.reading = new Reading(ask);
    this.measures = measures;
  }

  /**
   * What tiles of a snapshot can be asked for.
   *
   * @param years of measures, ascending
   * @param grids the one that is taken when none is named comes first
   */
  record Choices(List<Integer> years, List<String> grids) {}

  Choices choices(SnapshotManifest snapshot) {
    return choices.get(snapshot.id(), this::readChoices);
  }

  private Choices readChoices(String snapshot) {
    List<Integer> years = new ArrayList<>();
    reading.batches(
        snapshot,
        "SELECT DISTINCT year FROM mart.parcel_year ORDER BY year",
        List.of(),
        batch -> {
          for (int i = 0; i < batch.getRowCount(); i++) {
            years.add(((IntVector) batch.getVector(0)).get(i));
          }
        });
    List<String> grids = new ArrayList<>();
    reading.batches(
        snapshot,
        "SELECT grid FROM ref.grid ORDER BY kind = 'hexagon' DESC, size_m, grid",
        List.of(),
        batch -> {
          for (int i = 0; i < batch.getRowCount(); i++) {
            grids.add(String.valueOf(((VarCharVector) batch.getVector(0)).getObject(i)));
          }
        });
    return new Choices(List.copyOf(years), List.copyOf(grids));
  }

  /**
   * @param grid which one, for the layer of cells
   */
  LayerData layer(SnapshotManifest snapshot, TileLayer layer, String grid) {
    return layers.get(key(snapshot, layer, grid), k -> readLayer(snapshot, k));
  }

  private LayerData readLayer(SnapshotManifest snapshot, LayerKey key) {
    LayerReading rows = new LayerReading(key.layer, transforms, snapshot.srid());
    List<Object> parameters = key.layer == TileLayer.GRID ? List.of(key.grid) : List.of();
    reading.batches(key.snapshot, key.layer.sql(), new ArrayList<>(parameters), rows::add);
    return rows.done(key.layer);
  }

  /** The values of a measure by the formula of the semantic layer. */
  Figure figure(SnapshotManifest snapshot, TileLayer layer, String grid, String measure, int year) {
    FigureKey key = new FigureKey(key(snapshot, layer, grid), measure, year);
    Figure known = figures.getIfPresent(key);
    if (known != null) {
      return known;
    }
    LayerData data = layer(snapshot, layer, grid);
    return figures.get(key, k -> readFigure(k, data.codes()));
  }

  private Figure readFigure(FigureKey key, Codes codes) {
    MeasureStatement statement =
        measures
            .get()
            .compile(
                MeasureQuery.of(
                        List.of(key.measure), List.of(key.layer.layer.dimension(key.layer.grid)))
                    .where("year", Operator.EQUAL, key.year));
    Figure figure = new Figure(codes.texts().size());
    reading.batches(
        key.layer.snapshot,
        statement.sql(),
        new ArrayList<>(statement.parameters()),
        batch -> figure.add(batch, codes));
    return figure;
  }

  private static LayerKey key(SnapshotManifest snapshot, TileLayer layer, String grid) {
    return new LayerKey(snapshot.id(), layer, layer == TileLayer.GRID ? grid : "");
  }
}
