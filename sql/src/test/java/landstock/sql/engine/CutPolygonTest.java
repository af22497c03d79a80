package landstock.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class CutPolygonTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int CORNERS = 2_000;

  /** A star whose points lie 50 to 100 m from its centre, with a square hole. */
  private static Geometry star(Random random) {
    Coordinate[] ring = new Coordinate[CORNERS + 1];
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double away = 50 + 50 * random.nextDouble();
      ring[i] = new Coordinate(500_000 + away * Math.cos(angle), 4e6 + away * Math.sin(angle));
    }
    ring[CORNERS] = ring[0].copy();
    return FACTORY.createPolygon(ring).difference(square(500_000, 4e6, 20));
  }

  private static Geometry square(double x, double y, double half) {
    return FACTORY.toGeometry(new Envelope(x - half, x + half, y - half, y + half));
  }

  @Test
  void shares_what_the_whole_shares() {
    Random random = new Random(7);
    Geometry star = star(random);
    CutPolygon cut = new CutPolygon(star);
    assertThat(cut.sharedM2(star)).isCloseTo(star.getArea(), within(1e-6));
    for (int i = 0; i < 200; i++) {
      Geometry other =
          square(
              500_000 + 240 * (random.nextDouble() - 0.5),
              4e6 + 240 * (random.nextDouble() - 0.5),
              1 + 20 * random.nextDouble());
      assertThat(cut.sharedM2(other)).isCloseTo(star.intersection(other).getArea(), within(1e-6));
    }
    assertThat(cut.sharedM2(square(500_000, 4e6, 10))).isZero();
    assertThat(cut.sharedM2(square(501_000, 4e6, 10))).isZero();
  }

  /** Edges on the line of a cut leave lines beside polygons, which no overlay takes. */
  @Test
  void edges_may_lie_where_it_is_cut() {
    Geometry block = square(0, 0, 64);
    for (int i = -32; i < 32; i++) {
      block = block.union(FACTORY.toGeometry(new Envelope(i * 2, i * 2 + 1, 64, 65)));
      block = block.union(FACTORY.toGeometry(new Envelope(-65, -64, i * 2, i * 2 + 1)));
      block = block.union(FACTORY.toGeometry(new Envelope(64, 65, i * 2, i * 2 + 1)));
      block = block.difference(FACTORY.toGeometry(new Envelope(0, 32, i * 2, i * 2 + 1)));
    }
    assertThat(block.getNumPoints()).isGreaterThan(CutPolygon.FEW_VERTICES);
    CutPolygon cut = new CutPolygon(block);
    for (int i = -8; i <= 8; i++) {
      Geometry other = square(i * 8, -i * 8, 16);
      assertThat(cut.sharedM2(other)).isCloseTo(block.intersection(other).getArea(), within(1e-6));
    }
  }
}
