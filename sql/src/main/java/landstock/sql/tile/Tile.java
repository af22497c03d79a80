package landstock.sql.tile;

/** The grid of every tile. */
public final class Tile {
  static final int EXTENT_BITS = 12;

  /** Units along a side. */
  public static final int EXTENT = 1 << EXTENT_BITS;

  /** Units beyond each side that shapes are still drawn in. */
  public static final int BUFFER = 64;

  private Tile() {}
}
