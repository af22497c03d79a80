package landstock.sql.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import landstock.sql.spatial.CrsTransforms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTransformTest {
  /** Units of the world to a unit of a tile at zoom 17. */
  private static final double TILE_UNIT = 8;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Tianjin in CGCS2000, 4548, 517000, 4330000, 20000",
    "far from the meridian, 4548, 200000, 4330000, 20000",
    "on the equator, 4548, 0, 0, 40000",
    "Heilongjiang, 4548, 500000, 5900000, 40000",
    "Massachusetts, 26986, 230000, 900000, 20000",
    "Tianjin in degrees, 4490, 117.1, 39.0, 0.3",
    "the polar circle in degrees, 4326, 25, 66, 0.5",
  })
  void between_the_nodes_it_is_exact_to_a_tenth_of_a_unit(
      String where, int srid, double x, double y, double size) {
    WorldTransform transform = new WorldTransform(new CrsTransforms(), srid);
    Random random = new Random(srid);
    for (int i = 0; i < 5_000; i++) {
      double easting = x + random.nextDouble() * size;
      double northing = y + random.nextDouble() * size;
      double[] exact = transform.exact(easting, northing);
      transform.move(easting, northing);
      double error = Math.hypot(transform.x() - exact[0], transform.y() - exact[1]);
      // Rounding to whole numbers alone is up to 0.71; the rest is the interpolation.
      assertThat(error).as(where).isLessThan(TILE_UNIT / 10);
    }
  }
}
