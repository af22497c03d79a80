package landstock.sql.tile;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * A square of the web map, scheme XYZ.
 *
 * @param z zoom, 0 to {@link #MAX_ZOOM}
 * @param x column, 0 at 180 degrees west, below 2^z
 * @param y row, 0 in the north, below 2^z
 */
public record TileAddress(int z, int x, int y) {
  /** Where a unit of a tile is still four units of {@link World}. */
  public static final int MAX_ZOOM = 18;

  public TileAddress {
    require("z", z, MAX_ZOOM + 1);
    require("x", x, 1 << z);
    require("y", y, 1 << z);
  }

  private static void require(String name, int value, int limit) {
    if (value < 0 || value >= limit) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          name + " of a tile must be from 0 to " + (limit - 1) + ", was " + value);
    }
  }

  /** Units of {@link World} from the west of the map. */
  long west() {
    return ((long) x << (32 - z)) + Integer.MIN_VALUE;
  }

  /** Units of {@link World} from the north of the map. */
  long north() {
    return ((long) y << (32 - z)) + Integer.MIN_VALUE;
  }
}
