package landstock.sql.tile;

import java.util.HashMap;
import java.util.Map;
import landstock.sql.spatial.CrsTransforms;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Positions of a CRS to {@link World}. Exact on the nodes of a lattice, 128 m or 1/1024 degree
 * apart, and bilinear between them: the error is at most h²/8 times the sum of both second
 * derivatives, below 1 mm outside the polar circles, where a unit of a tile at zoom 17 is 75 mm.
 * For one thread.
 */
public final class WorldTransform {
  private static final int WEB_MERCATOR = 3857;
  private static final double STEP_M = 128;
  private static final double STEP_DEGREES = 1.0 / 1024;

  private final CrsTransforms transforms;
  private final GeometryFactory factory = new GeometryFactory();
  private final int srid;
  private final double step;
  private final Map<Long, double[]> nodes = new HashMap<>();
  private final Map<Long, double[]> meshes = new HashMap<>();

  private long column = Long.MIN_VALUE;
  private long row = Long.MIN_VALUE;

  /** Corners of the mesh of the last position, in {@link World}: x and y of SW, SE, NW, NE. */
  private double[] mesh = new double[8];

  private double x;
  private double y;

  /**
   * @param srid EPSG code of the positions
   * @throws landstock.sql.problem.LandstockException DATA for an unknown code
   */
  public WorldTransform(CrsTransforms transforms, int srid) {
    this.transforms = transforms;
    this.srid = srid;
    this.step = transforms.isGeographic(srid) ? STEP_DEGREES : STEP_M;
  }

  /**
   * Takes a position, (easting, northing) or (lon, lat); {@link #x} and {@link #y} have its image.
   *
   * @throws landstock.sql.problem.LandstockException DATA where the CRS has no image
   */
  void move(double easting, double northing) {
    double across = easting / step;
    double up = northing / step;
    long toColumn = (long) Math.floor(across);
    long toRow = (long) Math.floor(up);
    if (toColumn != column || toRow != row) {
      mesh = meshes.computeIfAbsent(key(toColumn, toRow), k -> mesh(toColumn, toRow));
      column = toColumn;
      row = toRow;
    }
    double u = across - toColumn;
    double v = up - toRow;
    double[] c = mesh;
    x = (1 - v) * ((1 - u) * c[0] + u * c[2]) + v * ((1 - u) * c[4] + u * c[6]);
    y = (1 - v) * ((1 - u) * c[1] + u * c[3]) + v * ((1 - u) * c[5] + u * c[7]);
  }

  int x() {
    return World.whole(x);
  }

  int y() {
    return World.whole(y);
  }

  private double[] mesh(long atColumn, long atRow) {
    double[] corners = new double[8];
    for (int i = 0; i < 4; i++) {
      double[] node = node(atColumn + (i & 1), atRow + (i >> 1));
      corners[2 * i] = node[0];
      corners[2 * i + 1] = node[1];
    }
    return corners;
  }

  private double[] node(long atColumn, long atRow) {
    return nodes.computeIfAbsent(key(atColumn, atRow), k -> exact(atColumn * step, atRow * step));
  }

  /** As proj4j has it, in {@link World}. */
  double[] exact(double easting, double northing) {
    Geometry point = factory.createPoint(new Coordinate(easting, northing));
    Coordinate there = transforms.transform(point, srid, WEB_MERCATOR).getCoordinate();
    return new double[] {World.x(there.x), World.y(there.y)};
  }

  private static long key(long atColumn, long atRow) {
    return (atColumn << 32) ^ (atRow & 0xFFFF_FFFFL);
  }
}
