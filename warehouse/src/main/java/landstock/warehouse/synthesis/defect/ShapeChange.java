package landstock.warehouse.synthesis.defect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What becomes of a geometry, in the coordinates of its file. */
public sealed interface ShapeChange {

  /** Null where nothing is left. */
  @Nullable Geometry of(Geometry geometry);

  /** It goes. */
  record None() implements ShapeChange {
    @Override
    public @Nullable Geometry of(Geometry geometry) {
      return null;
    }
  }

  /** Its second and third corner change places, so that its outline crosses itself. */
  record BowTie() implements ShapeChange {
    @Override
    public Geometry of(Geometry geometry) {
      Polygon polygon = (Polygon) geometry.getGeometryN(0);
      Coordinate[] corners = polygon.getExteriorRing().copy().getCoordinates();
      Coordinate second = corners[1];
      corners[1] = corners[2];
      corners[2] = second;
      return polygon.getFactory().createPolygon(corners);
    }
  }

  /** Metres east and north. */
  record Move(double eastM, double northM) implements ShapeChange {
    @Override
    public Geometry of(Geometry geometry) {
      return AffineTransformation.translationInstance(eastM, northM).transform(geometry);
    }
  }

  /** Easting and northing change places. */
  record Swap() implements ShapeChange {
    @Override
    public Geometry of(Geometry geometry) {
      return new AffineTransformation(0, 1, 0, 1, 0, 0).transform(geometry);
    }
  }

  /** Another one stands there. */
  record Instead(String wkt) implements ShapeChange {
    public Instead {
      parse(wkt);
    }

    @Override
    public Geometry of(Geometry geometry) {
      return parse(wkt);
    }

    private static Geometry parse(String wkt) {
      try {
        return new WKTReader().read(wkt);
      } catch (ParseException e) {
        throw new IllegalArgumentException("no shape: " + wkt, e);
      }
    }
  }

  /**
   * @param words {@code none}, {@code bow_tie}, {@code swap}, {@code move EAST NORTH} in metres, or
   *     well-known text
   */
  static ShapeChange of(String words) {
    List<String> parts = Arrays.asList(words.strip().split("\\s+"));
    return switch (parts.get(0).toLowerCase(Locale.ROOT)) {
      case "none" -> new None();
      case "bow_tie" -> new BowTie();
      case "swap" -> new Swap();
      case "move" -> new Move(Double.parseDouble(parts.get(1)), Double.parseDouble(parts.get(2)));
      default -> new Instead(words);
    };
  }
}
