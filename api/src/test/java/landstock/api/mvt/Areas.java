package landstock.api.mvt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import landstock.api.mvt.DecodedTile.Corner;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Decoded polygons as JTS has them, put together by their winding as the specification says. */
public final class Areas {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Areas() {}

  /** Fails where a ring has no area, or a hole no polygon before it. */
  public static Geometry of(DecodedTile.Feature feature) {
    List<Polygon> polygons = new ArrayList<>();
    List<LinearRing> rings = new ArrayList<>();
    for (List<Corner> path : feature.paths()) {
      long area = doubleArea(path);
      assertThat(area).as("area of %s", path).isNotZero();
      if (area > 0 && !rings.isEmpty()) {
        polygons.add(polygon(rings));
        rings.clear();
      }
      assertThat(area > 0 || !rings.isEmpty()).as("a hole comes first in %s", path).isTrue();
      rings.add(ring(path));
    }
    polygons.add(polygon(rings));
    return FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  private static Polygon polygon(List<LinearRing> rings) {
    return FACTORY.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  private static LinearRing ring(List<Corner> path) {
    Coordinate[] corners = new Coordinate[path.size() + 1];
    for (int i = 0; i < corners.length; i++) {
      Corner corner = path.get(i % path.size());
      corners[i] = new Coordinate(corner.x(), corner.y());
    }
    return FACTORY.createLinearRing(corners);
  }

  /** The surveyor's formula. */
  private static long doubleArea(List<Corner> path) {
    long sum = 0;
    for (int i = 0; i < path.size(); i++) {
      Corner here = path.get(i);
      Corner next = path.get((i + 1) % path.size());
      sum += (long) here.x() * next.y() - (long) next.x() * here.y();
    }
    return sum;
  }
}
