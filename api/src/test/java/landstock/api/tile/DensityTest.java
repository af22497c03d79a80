package landstock.api.tile;

import static org.assertj.core.api.Assertions.assertThat;

import landstock.sql.spatial.CrsTransforms;
import landstock.sql.tile.PackedShapes;
import landstock.sql.tile.WorldTransform;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DensityTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Squares of so many metres of Web Mercator, side by side. */
  private static PackedShapes squares(int along, double size) {
    PackedShapes.Builder builder =
        new PackedShapes.Builder(new WorldTransform(new CrsTransforms(), 3857));
    for (int i = 0; i < along; i++) {
      for (int j = 0; j < along; j++) {
        builder.add(
            FACTORY.toGeometry(new Envelope(i * size, i * size + size, j * size, j * size + size)));
      }
    }
    return builder.build();
  }

  /** A pixel is 40,075,017 m / 512 / 2^z: 38.2 m at zoom 11, 76.4 m at zoom 10. */
  @Test
  void shapes_are_shown_from_where_the_middle_one_is_a_pixel_wide() {
    assertThat(Density.leastZoom(squares(3, 40))).isEqualTo(11);
    assertThat(Density.leastZoom(squares(3, 76))).isEqualTo(11);
    assertThat(Density.leastZoom(squares(3, 77))).isEqualTo(10);
  }

  /** A tile of zoom 12 is 9,784 m wide and would hold 244 × 244 squares of 40 m. */
  @Test
  void where_a_tile_would_hold_too_many_it_is_a_zoom_later() {
    assertThat(Density.leastZoom(squares(128, 40))).isEqualTo(11);
    assertThat(Density.leastZoom(squares(250, 40))).isEqualTo(13);
  }

  @Test
  void nothing_to_show_is_shown_nowhere_early() {
    assertThat(Density.leastZoom(squares(0, 1))).isEqualTo(18);
  }
}
