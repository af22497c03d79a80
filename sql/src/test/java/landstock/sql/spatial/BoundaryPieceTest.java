package landstock.sql.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class BoundaryPieceTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  private static BoundaryPiece only(String text) throws ParseException {
    List<BoundaryPiece> pieces = BoundaryPiece.of(wkt(text));
    assertThat(pieces).hasSize(1);
    return pieces.get(0);
  }

  @Test
  void squares_side_by_side_share_their_side_and_touch() throws ParseException {
    BoundaryPiece one = only("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
    BoundaryPiece other = only("POLYGON ((10 4, 20 4, 20 14, 10 14, 10 4))");
    assertThat(one.distance(other)).isZero();
    assertThat(one.shared(other)).isEqualTo(6);
    assertThat(other.shared(one)).isEqualTo(6);
  }

  @Test
  void squares_across_a_road_are_as_far_apart_as_it_is_wide() throws ParseException {
    BoundaryPiece one = only("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
    BoundaryPiece other = only("POLYGON ((13 14, 20 14, 20 20, 13 20, 13 14))");
    assertThat(one.distance(other)).isEqualTo(5);
    assertThat(one.shared(other)).isZero();
  }

  @Test
  void a_corner_is_a_touch_without_length() throws ParseException {
    BoundaryPiece one = only("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
    BoundaryPiece other = only("POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))");
    assertThat(one.distance(other)).isZero();
    assertThat(one.shared(other)).isZero();
  }

  @Test
  void a_ring_of_25_edges_is_two_pieces_and_a_hole_is_one_of_its_own() throws ParseException {
    Coordinate[] ring = new Coordinate[26];
    for (int i = 0; i < 25; i++) {
      ring[i] = new Coordinate(100 * Math.cos(i * 0.25), 100 * Math.sin(i * 0.25));
    }
    ring[25] = ring[0];
    assertThat(BoundaryPiece.of(FACTORY.createPolygon(ring))).hasSize(2);
    Geometry holed = wkt("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))");
    assertThat(BoundaryPiece.of(holed)).hasSize(2);
    assertThat(BoundaryPiece.of(wkt("POLYGON EMPTY"))).isEmpty();
    assertThat(BoundaryPiece.of(wkt("POINT (1 2)"))).isEmpty();
  }

  @Test
  void distances_are_those_of_jts_and_text_loses_nothing() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      Geometry a = line(random, 2 + random.nextInt(80));
      Geometry b = line(random, 2 + random.nextInt(80));
      List<BoundaryPiece> ours = BoundaryPiece.of(a);
      List<BoundaryPiece> theirs = BoundaryPiece.of(b);
      double least = Double.POSITIVE_INFINITY;
      for (BoundaryPiece one : ours) {
        BoundaryPiece again = BoundaryPiece.parse(one.text());
        assertThat(again.text()).isEqualTo(one.text());
        for (BoundaryPiece other : theirs) {
          least = Math.min(least, again.distance(other));
        }
      }
      assertThat(least).isCloseTo(a.distance(b), within(1e-12));
    }
  }

  @Test
  void bounds_are_those_of_the_envelope() throws ParseException {
    BoundaryPiece piece = only("LINESTRING (3 7, -1 9, 5 8)");
    assertThat(List.of(piece.bound(0), piece.bound(1), piece.bound(2), piece.bound(3)))
        .containsExactly(-1.0, 7.0, 5.0, 9.0);
  }

  @Test
  void a_text_that_is_none_is_refused() {
    assertThatThrownBy(() -> BoundaryPiece.parse("not base64!"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Geometry line(Random random, int points) {
    Coordinate[] line = new Coordinate[points];
    double x = random.nextDouble() * 1_000;
    double y = random.nextDouble() * 1_000;
    for (int i = 0; i < points; i++) {
      x += random.nextGaussian() * 20;
      y += random.nextGaussian() * 20;
      line[i] = new Coordinate(x, y);
    }
    return FACTORY.createLineString(line);
  }
}
