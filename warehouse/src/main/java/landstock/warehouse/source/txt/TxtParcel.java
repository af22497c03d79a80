package landstock.warehouse.source.txt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;

/**
 * A parcel of the file, as written.
 *
 * @param line of its header, from 1
 * @param fields of the header without the closing mark: number of points, area in hectares, number,
 *     name, kind of geometry (面, 线, 点), map sheet, use, land class, and whatever follows
 * @param marked whether the header ends with {@code ,@}
 */
public record TxtParcel(long line, List<String> fields, boolean marked, List<TxtPoint> points) {
  private static final int ZONE = 1_000_000;
  private static final int HECTARE_DIGITS = 4;
  private static final int HECTARE_M2 = 10_000;

  public TxtParcel {
    fields = List.copyOf(fields);
    points = List.copyOf(points);
  }

  /** A field of the header; blank where it has none. */
  String field(int index) {
    return index < fields.size() ? fields.get(index).strip() : "";
  }

  /**
   * A parcel to be written.
   *
   * @param about number, name, map sheet, use and land class, in this order
   * @param area polygons in (easting, northing) without zone, metres
   * @param zone put before the easting where given
   * @param decimals of the coordinates
   */
  public static <G extends org.locationtech.jts.geom.Geometry & Polygonal> TxtParcel of(
      List<String> about, G area, OptionalInt zone, int decimals) {
    if (about.size() != 5) {
      throw new IllegalArgumentException("number, name, map sheet, use and land class are needed");
    }
    List<TxtPoint> points = new ArrayList<>();
    int ring = 1;
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      ring(polygon.getExteriorRing(), ring++, zone, decimals, points);
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        ring(polygon.getInteriorRingN(hole), ring++, zone, decimals, points);
      }
    }
    BigDecimal hectares =
        BigDecimal.valueOf(area.getArea() / HECTARE_M2)
            .setScale(HECTARE_DIGITS, RoundingMode.HALF_EVEN);
    return new TxtParcel(
        0,
        List.of(
            String.valueOf(points.size()),
            hectares.toPlainString(),
            about.get(0),
            about.get(1),
            "面",
            about.get(2),
            about.get(3),
            about.get(4)),
        true,
        points);
  }

  private static void ring(
      LineString line, int ring, OptionalInt zone, int decimals, List<TxtPoint> points) {
    Coordinate[] corners = line.getCoordinates();
    int first = points.size() - (ring - 1) + 1;
    for (int i = 0; i < corners.length; i++) {
      double easting = corners[i].x + (double) zone.orElse(0) * ZONE;
      boolean last = i == corners.length - 1;
      points.add(
          new TxtPoint(
              0,
              "J" + (last ? first : first + i),
              String.valueOf(ring),
              text(corners[i].y, decimals),
              text(easting, decimals)));
    }
  }

  private static String text(double metres, int decimals) {
    return BigDecimal.valueOf(metres).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
