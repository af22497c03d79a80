package landstock.api.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import landstock.sql.tile.PackedShapes;
import landstock.sql.tile.TileAddress;

/** From which zoom on the shapes of a layer can be told apart. */
final class Density {
  /** Bits of a pixel in the world at zoom 0: tiles of web maps are 512 pixels wide. */
  private static final int PIXEL_BITS = 32 - 9;

  /** No tile holds more features than this: some 500 kB by gzip, what a browser takes well. */
  static final int MOST_IN_A_TILE = 16_384;

  private Density() {}

  /**
   * The lowest zoom where the shape of middle size is a pixel wide and no tile has too many of
   * them; one for all tiles, so that what is counted in one way is never counted in another beside.
   */
  static int leastZoom(PackedShapes shapes) {
    double[] widths = new double[shapes.size()];
    int areas = 0;
    for (int i = 0; i < widths.length; i++) {
      if (shapes.isArea(i)) {
        double width = (double) shapes.side(i, 2) - shapes.side(i, 0);
        double height = (double) shapes.side(i, 3) - shapes.side(i, 1);
        widths[areas++] = Math.sqrt(width * height);
      }
    }
    Arrays.sort(widths, 0, areas);
    double middle = areas == 0 ? 0 : widths[areas / 2];
    int zoom = 0;
    while (zoom < TileAddress.MAX_ZOOM
        && (middle < Math.scalb(1.0, PIXEL_BITS - zoom) || most(shapes, zoom) > MOST_IN_A_TILE)) {
      zoom++;
    }
    return zoom;
  }

  /** How many shapes the fullest tile has, by their middles. */
  private static int most(PackedShapes shapes, int zoom) {
    Map<Long, Integer> counts = new HashMap<>();
    int most = 0;
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.isArea(i)) {
        long x = square(shapes.side(i, 0), shapes.side(i, 2), zoom);
        long y = square(shapes.side(i, 1), shapes.side(i, 3), zoom);
        most = Math.max(most, counts.merge(x << 32 | y, 1, Integer::sum));
      }
    }
    return most;
  }

  private static long square(int from, int to, int zoom) {
    return ((((long) from + to) >> 1) - Integer.MIN_VALUE) >> (32 - zoom);
  }
}
