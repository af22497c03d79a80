package landstock.api.mvt;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Valid areas of all kinds: stars, slivers, with holes, in several parts. */
final class RandomShapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private final Random random;

  RandomShapes(Random random) {
    this.random = random;
  }

  /** Around (0, 0), about {@code size} wide. */
  Geometry next(double size) {
    Geometry shape = star(0, 0, size / 2);
    switch (random.nextInt(4)) {
      case 0 -> shape = shape.difference(star(0, 0, size / 8));
      case 1 -> {
        double x = size * random.nextDouble();
        shape = shape.union(star(x, size / 3, size / 4)).difference(star(x / 2, 0, size / 6));
      }
      case 2 -> {
        double thin = Math.pow(10, -3 * random.nextDouble());
        shape = AffineTransformation.scaleInstance(1, thin).transform(shape);
        shape = AffineTransformation.rotationInstance(random.nextDouble() * 3).transform(shape);
      }
      default -> {}
    }
    return shape;
  }

  private Geometry star(double x, double y, double radius) {
    int corners = 3 + random.nextInt(random.nextInt(10) == 0 ? 200 : 20);
    Coordinate[] ring = new Coordinate[corners + 1];
    double flat = random.nextBoolean() ? 1 : 0.2;
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
      double r = radius * (1 - 0.8 * random.nextDouble() * flat);
      ring[i] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ring[corners] = ring[0];
    return FACTORY.createPolygon(ring).buffer(0);
  }
}
