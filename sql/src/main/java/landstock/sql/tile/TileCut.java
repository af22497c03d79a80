package landstock.sql.tile;

/**
 * Cuts shapes for one tile: clipped to it and its border, rounded to its grid, valid by the
 * specification of vector tiles. Corners that neighbours share stay shared, for the grid is the
 * same for all shapes and goes on from tile to tile. For one thread.
 */
public final class TileCut {
  private final PackedShapes shapes;
  private final Window window;
  private final long[] box;
  private final RingClip clip = new RingClip();
  private final Rings rings = new Rings();

  public TileCut(PackedShapes shapes, TileAddress tile) {
    this.shapes = shapes;
    this.window = new Window(tile, Tile.BUFFER);
    this.box = window.box();
  }

  /**
   * What the tile shows of a shape. One too small for the grid is a square of one unit, in the
   * tiles that show its middle, so that nothing gets lost.
   *
   * @return valid until the next call; without rings where nothing is shown
   */
  public Rings cut(int shape) {
    boolean inside = isInside(shape);
    boolean whole = inside ? round(shape) : clipAndRound(shape);
    if (!whole || !isValid()) {
      RobustCut.cut(shapes, shape, window, rings);
    }
    if (rings.count() == 0) {
      speck(shape, inside);
    }
    return rings;
  }

  private boolean isInside(int shape) {
    return shapes.side(shape, 0) >= box[0]
        && shapes.side(shape, 1) >= box[1]
        && shapes.side(shape, 2) <= box[2]
        && shapes.side(shape, 3) <= box[3];
  }

  private boolean isValid() {
    if (rings.corners() <= RingCheck.MOST_CORNERS && RingCheck.areApart(rings)) {
      return rings.count() < 2 || RobustCut.isValid(rings);
    }
    return rings.count() == 0 || RobustCut.isValid(rings);
  }

  /**
   * @return false if an outer ring vanished while another ring did not: what is then inside what
   *     needs a second look
   */
  private boolean round(int shape) {
    rings.clear();
    boolean lost = false;
    for (int ring = shapes.firstRing(shape); ring < shapes.firstRing(shape + 1); ring++) {
      for (int i = shapes.firstCorner(ring); i < shapes.firstCorner(ring + 1); i++) {
        rings.corner(window.x(shapes.x(i)), window.y(shapes.y(i)));
      }
      lost |= !rings.close(shapes.isOuter(ring)) && shapes.isOuter(ring);
    }
    return !lost || rings.count() == 0;
  }

  private boolean clipAndRound(int shape) {
    rings.clear();
    boolean lost = false;
    for (int ring = shapes.firstRing(shape); ring < shapes.firstRing(shape + 1); ring++) {
      clip.clear();
      for (int i = shapes.firstCorner(ring); i < shapes.firstCorner(ring + 1); i++) {
        clip.corner(shapes.x(i), shapes.y(i));
      }
      clip.clip(box);
      boolean shown = clip.corners() > 0;
      for (int i = 0; i < clip.corners(); i++) {
        rings.corner(window.x(clip.x(i)), window.y(clip.y(i)));
      }
      lost |= !rings.close(shapes.isOuter(ring)) && shown && shapes.isOuter(ring);
    }
    return !lost || rings.count() == 0;
  }

  /** Draws a shape that is too small, not one of which just no part is shown. */
  private void speck(int shape, boolean inside) {
    if (!inside && !isThin(shape)) {
      return;
    }
    int x = window.x(middle(shape, 0) - window.unit() / 2.0);
    int y = window.y(middle(shape, 1) - window.unit() / 2.0);
    if (shapes.isArea(shape) && window.shows(x, y) && window.shows(x + 1, y + 1)) {
      rings.corner(x, y);
      rings.corner(x + 1, y);
      rings.corner(x + 1, y + 1);
      rings.corner(x, y + 1);
      rings.close(true);
    }
  }

  /** Whether a shape that reaches out of the tile vanishes on the grid all along. */
  private boolean isThin(int shape) {
    Rings all = new Rings();
    for (int ring = shapes.firstRing(shape); ring < shapes.firstRing(shape + 1); ring++) {
      for (int i = shapes.firstCorner(ring); i < shapes.firstCorner(ring + 1); i++) {
        all.corner(window.x(shapes.x(i)), window.y(shapes.y(i)));
      }
      if (all.close(shapes.isOuter(ring))) {
        return false;
      }
    }
    return true;
  }

  private double middle(int shape, int axis) {
    return ((double) shapes.side(shape, axis) + shapes.side(shape, 2 + axis)) / 2;
  }
}
