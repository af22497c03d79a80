package landstock.warehouse.source.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import landstock.warehouse.source.geometry.RingsOfPolygons.Assembled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RingsOfPolygonsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int DEEPEST = 3;

  private final RingsOfPolygons rings = new RingsOfPolygons(FACTORY);

  private Assembled assemble(String... lines) throws ParseException {
    List<LinearRing> read = new ArrayList<>();
    for (String line : lines) {
      read.add((LinearRing) new WKTReader(FACTORY).read("LINEARRING (" + line + ")"));
    }
    return rings.assemble(read);
  }

  @Test
  void a_hole_stays_a_hole_when_both_rings_are_reversed() throws ParseException {
    Assembled reversed = assemble("0 0, 9 0, 9 9, 0 9, 0 0", "2 2, 2 4, 4 4, 4 2, 2 2");
    assertThat(reversed.geometry().getArea()).isEqualTo(77);
    assertThat(reversed.geometry().getNumGeometries()).isEqualTo(1);
    assertThat(reversed.misdirected()).isEqualTo(2);
    Assembled right = assemble("0 0, 0 9, 9 9, 9 0, 0 0", "2 2, 4 2, 4 4, 2 4, 2 2");
    assertThat(right.geometry().equalsTopo(reversed.geometry())).isTrue();
    assertThat(right.misdirected()).isZero();
  }

  @Test
  void a_part_that_is_reversed_alone_and_one_that_is_written_twice_are_parts() throws Exception {
    Assembled alone = assemble("0 0, 0 9, 9 9, 9 0, 0 0", "20 0, 29 0, 29 9, 20 9, 20 0");
    assertThat(alone.geometry().getArea()).isEqualTo(162);
    assertThat(alone.misdirected()).isEqualTo(1);
    Assembled twice = assemble("0 0, 9 0, 9 9, 0 9, 0 0", "0 0, 9 0, 9 9, 0 9, 0 0");
    assertThat(twice.geometry().getNumGeometries()).isEqualTo(2);
    assertThat(twice.misdirected()).isEqualTo(2);
  }

  /** As many as the most points of a geometry make. */
  @Test
  @Timeout(20)
  void very_many_reversed_parts_take_no_pair_each() {
    List<LinearRing> parts = new ArrayList<>();
    for (int i = 0; i < 250_000; i++) {
      int x = 2 * (i % 500);
      int y = 2 * (i / 500);
      parts.add(
          FACTORY.createLinearRing(
              new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + 1, y),
                new Coordinate(x, y + 1),
                new Coordinate(x, y)
              }));
    }
    Assembled assembled = rings.assemble(parts);
    assertThat(assembled.geometry().getNumGeometries()).isEqualTo(250_000);
    assertThat(assembled.misdirected()).isEqualTo(250_000);
  }

  @Test
  void a_hole_may_touch_the_ring_around_it() throws ParseException {
    Assembled touching = assemble("0 0, 9 0, 9 9, 0 9, 0 0", "0 0, 4 2, 2 4, 0 0");
    assertThat(touching.geometry().getArea()).isEqualTo(81 - 6);
    assertThat(touching.geometry().isValid()).isTrue();
  }

  /** Rings within rings, none of which meet: what an odd number of them lies around is ground. */
  @RepeatedTest(40)
  void rings_of_either_direction_are_what_jts_makes_of_their_areas(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<LinearRing> clockwise = new ArrayList<>();
    List<Boolean> outer = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      nest(100 * i, 50, 90, 0, random, clockwise, outer);
    }
    Geometry expected = FACTORY.createPolygon();
    for (LinearRing ring : clockwise) {
      expected = expected.symDifference(FACTORY.createPolygon(ring));
    }
    List<LinearRing> right = new ArrayList<>();
    List<LinearRing> reversed = new ArrayList<>();
    for (int i = 0; i < clockwise.size(); i++) {
      LinearRing back = clockwise.get(i).reverse();
      right.add(outer.get(i) ? clockwise.get(i) : back);
      reversed.add(outer.get(i) ? back : clockwise.get(i));
    }
    check(right, expected, 0);
    check(reversed, expected, reversed.size());
    // One that lies in no other and runs the wrong way: no direction counts any more.
    int first = outermost(clockwise, random.nextInt(right.size()));
    List<LinearRing> mixed = new ArrayList<>(right);
    mixed.set(first, reversed.get(first));
    check(mixed, expected, 1);
  }

  private void check(List<LinearRing> lines, Geometry expected, int misdirected) {
    Assembled assembled = rings.assemble(lines);
    assertThat(assembled.geometry().isValid()).isTrue();
    assertThat(assembled.geometry().symDifference(expected).getArea()).isLessThan(1e-9);
    assertThat(assembled.misdirected()).isEqualTo(misdirected);
  }

  private static int outermost(List<LinearRing> lines, int place) {
    int found = place;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).getEnvelopeInternal().contains(lines.get(found).getEnvelopeInternal())) {
        found = i;
      }
    }
    return found;
  }

  /** A ring around (x, y) within a square of that size, and rings in four squares within it. */
  private static void nest(
      double x,
      double y,
      double size,
      int depth,
      Random random,
      List<LinearRing> lines,
      List<Boolean> outer) {
    int corners = 4 + random.nextInt(8);
    double turn = random.nextDouble() * Math.PI;
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = turn - 2 * Math.PI * i / corners;
      ring[i] =
          new Coordinate(x + 0.45 * size * Math.cos(angle), y + 0.45 * size * Math.sin(angle));
    }
    ring[corners] = ring[0].copy();
    lines.add(FACTORY.createLinearRing(ring));
    outer.add(depth % 2 == 0);
    for (int i = 0; i < 4 && depth < DEEPEST; i++) {
      if (random.nextBoolean()) {
        double east = (i % 2 == 0 ? -0.1 : 0.1) * size;
        double north = (i < 2 ? -0.1 : 0.1) * size;
        nest(x + east, y + north, 0.2 * size, depth + 1, random, lines, outer);
      }
    }
  }
}
