package landstock.sql.tile;

/**
 * What of the world a tile shows with its border, and where its units lie.
 *
 * @param west of the tile, in {@link World}
 * @param north of the tile, in {@link World}
 * @param unit of the tile in units of {@link World}, a power of two
 * @param buffer border in units of the tile
 */
record Window(long west, long north, long unit, int buffer) {

  Window(TileAddress tile, int buffer) {
    this(tile.west(), tile.north(), 1L << (32 - tile.z() - Tile.EXTENT_BITS), buffer);
  }

  /** West, north, east and south of all that it shows, in {@link World}. */
  long[] box() {
    long size = unit * Tile.EXTENT;
    long border = unit * buffer;
    return new long[] {west - border, north - border, west + size + border, north + size + border};
  }

  /** The nearest corner of the tile's grid; halves go east. */
  int x(double world) {
    return (int) Math.floor((world - west) / unit + 0.5);
  }

  /** The nearest corner of the tile's grid; halves go south. */
  int y(double world) {
    return (int) Math.floor((world - north) / unit + 0.5);
  }

  int least() {
    return -buffer;
  }

  int most() {
    return Tile.EXTENT + buffer;
  }

  /** Whether a corner of the grid is shown. */
  boolean shows(int x, int y) {
    return x >= least() && x <= most() && y >= least() && y <= most();
  }
}
