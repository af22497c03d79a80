package landstock.warehouse.synthesis.ground;

import org.locationtech.jts.geom.Polygon;

/** A rectangle about a centre. */
final class Rectangle {
  private Rectangle() {}

  /**
   * @param angle of its length, radians from east
   */
  static Polygon polygon(double x, double y, double angle, double lengthM, double widthM) {
    double ux = StrictMath.cos(angle) * lengthM / 2;
    double uy = StrictMath.sin(angle) * lengthM / 2;
    double vx = -StrictMath.sin(angle) * widthM / 2;
    double vy = StrictMath.cos(angle) * widthM / 2;
    Face.Builder ring = new Face.Builder();
    ring.add(x - ux - vx, y - uy - vy, Rank.PARCEL);
    ring.add(x + ux - vx, y + uy - vy, Rank.PARCEL);
    ring.add(x + ux + vx, y + uy + vy, Rank.PARCEL);
    ring.add(x - ux + vx, y - uy + vy, Rank.PARCEL);
    return Noding.alone(ring.face());
  }
}
