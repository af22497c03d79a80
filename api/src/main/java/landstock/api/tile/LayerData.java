package landstock.api.tile;

import java.util.List;
import landstock.sql.tile.PackedShapes;

/**
 * A layer of a snapshot in memory. Rows have the same number in everything. Immutable.
 *
 * @param codes of the rows
 * @param labels columns, as {@link TileLayer#labels} names them
 * @param shapes the border to whatever finds and cuts shapes
 * @param leastZoom below it things are too small or too many to be shown one by one
 */
record LayerData(Codes codes, List<Texts> labels, PackedShapes shapes, int leastZoom) {
  LayerData {
    labels = List.copyOf(labels);
  }
}
