package landstock.api.mvt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import landstock.sql.spatial.CrsTransforms;
import landstock.sql.tile.PackedShapes;
import landstock.sql.tile.Rings;
import landstock.sql.tile.Tile;
import landstock.sql.tile.TileAddress;
import landstock.sql.tile.TileCut;
import landstock.sql.tile.WorldTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Cut, written, read again: what JTS has of the shape in the tile, to within one unit. */
class RandomPolygonsTest {
  private static final int SHAPES = 400;
  private static final double WORLD_M = 2 * Math.PI * 6_378_137;
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Envelope SHOWN =
      new Envelope(
          -Tile.BUFFER, Tile.EXTENT + Tile.BUFFER, -Tile.BUFFER, Tile.EXTENT + Tile.BUFFER);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_decoded_is_the_part_of_the_shape_that_the_tile_shows(long seed) {
    Random random = new Random(seed);
    RandomShapes shapes = new RandomShapes(random);
    CrsTransforms transforms = new CrsTransforms();
    for (int i = 0; i < SHAPES; i++) {
      TileAddress tile = tile(random);
      Geometry units = shapes.next(Math.pow(10, -1 + 5 * random.nextDouble()));
      double x = -200 + random.nextDouble() * 4_500;
      double y = -200 + random.nextDouble() * 4_500;
      Geometry inTile = AffineTransformation.translationInstance(x, y).transform(units);
      PackedShapes.Builder builder = new PackedShapes.Builder(new WorldTransform(transforms, 3857));
      builder.add(inMetres(tile).transform(inTile));
      check("seed " + seed + " shape " + i + " " + tile, builder.build(), tile, inTile);
    }
  }

  private static TileAddress tile(Random random) {
    int z = 9 + random.nextInt(9);
    return new TileAddress(
        z, 1 + random.nextInt((1 << z) - 2), (1 << (z - 2)) + random.nextInt(1 << (z - 1)));
  }

  private static AffineTransformation inMetres(TileAddress tile) {
    double unit = WORLD_M / (1 << tile.z()) / Tile.EXTENT;
    return new AffineTransformation(
        unit,
        0,
        tile.x() * unit * Tile.EXTENT - WORLD_M / 2,
        0,
        -unit,
        WORLD_M / 2 - tile.y() * unit * Tile.EXTENT);
  }

  private static void check(String name, PackedShapes shapes, TileAddress tile, Geometry inTile) {
    Geometry expected = inTile.intersection(FACTORY.toGeometry(SHOWN));
    Rings rings = new TileCut(shapes, tile).cut(0);
    if (rings.count() == 0) {
      assertThat(expected.buffer(-1).isEmpty()).as(name + ": nothing is shown").isTrue();
      return;
    }
    LayerWriter writer = new LayerWriter("parcel", Tile.EXTENT);
    writer.begin(7);
    writer.end(rings);
    DecodedTile decoded = MvtDecoder.decode(LayerWriter.tile(List.of(writer)));
    Geometry shown = Areas.of(decoded.layer("parcel").features().get(0));
    assertThat(shown.isValid()).as(name + ": " + shown).isTrue();
    assertThat(SHOWN.contains(shown.getEnvelopeInternal())).as(name + ": " + shown).isTrue();
    Geometry surely = expected.buffer(-1);
    assertThat(surely.difference(shown).getArea()).as(name + ": lost").isLessThan(1e-6);
    if (shown.getArea() == 1 && shown.getNumPoints() == 5) {
      Envelope around = new Envelope(inTile.getEnvelopeInternal());
      around.expandBy(1);
      assertThat(around.contains(shown.getEnvelopeInternal())).as(name + ": speck").isTrue();
    } else {
      assertThat(shown.difference(inTile.buffer(1)).getArea())
          .as(name + ": too much, " + shown)
          .isLessThan(1e-6);
    }
  }

  /** A square of 100 units with a hole of 50, by hand. */
  @Test
  void a_square_with_a_hole_winds_as_the_specification_says() {
    TileAddress tile = new TileAddress(10, 512, 511);
    Geometry square = FACTORY.toGeometry(new Envelope(100, 200, 100, 200));
    Geometry hole = FACTORY.toGeometry(new Envelope(125, 175, 125, 175));
    PackedShapes.Builder builder =
        new PackedShapes.Builder(new WorldTransform(new CrsTransforms(), 3857));
    builder.add(inMetres(tile).transform(square.difference(hole)));
    Rings rings = new TileCut(builder.build(), tile).cut(0);
    LayerWriter writer = new LayerWriter("parcel", Tile.EXTENT);
    writer.begin(7);
    writer.end(rings);
    Geometry shown =
        Areas.of(
            MvtDecoder.decode(LayerWriter.tile(List.of(writer))).layers().get(0).features().get(0));
    assertThat(shown.equalsTopo(square.difference(hole))).isTrue();
    assertThat(shown.getCoordinates()).contains(new Coordinate(100, 100), new Coordinate(125, 125));
  }
}
