package landstock.api.tile;

import java.util.List;
import landstock.warehouse.snapshot.SnapshotManifest;

/**
 * What is shown: a request with everything that it left open filled in, and all of it known.
 *
 * @param measures that the layer has
 * @param year of the measures
 * @param grid of the cells
 */
record Scene(
    SnapshotManifest snapshot, TileLayer layer, List<String> measures, int year, String grid) {
  Scene {
    measures = List.copyOf(measures);
  }

  /** The same with another layer. */
  Scene with(TileLayer other) {
    return new Scene(snapshot, other, measures, year, grid);
  }
}
