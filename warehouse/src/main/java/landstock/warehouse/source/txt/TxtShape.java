package landstock.warehouse.source.txt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.geometry.RingsOfPolygons;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/**
 * Makes the geometry of one parcel, (easting, northing). Which number is which is told by its
 * digits: a northing of China has seven before the point, an easting six, or eight with its zone;
 * the larger one is not always the northing.
 */
final class TxtShape {
  private static final int ZONE = 1_000_000;
  private static final int FALSE_EASTING_M = 500_000;

  /** A zone of three degrees reaches 167 km at the equator. */
  private static final int FAR_M = 200_000;

  private static final int FEWEST_CORNERS = 4;
  private static final int MOST_RINGS = 20_000;
  private static final double PER_METRE = 1_000_000;

  private final GeometryFactory factory = new GeometryFactory();
  private final Optional<Grid> grid;
  private final Records records;
  private final TxtParcel parcel;
  private boolean swapped;
  private boolean far;

  /**
   * @param grid of the CRS; absent where it is another one, whose numbers are taken as they stand
   */
  TxtShape(Optional<Grid> grid, Records records, TxtParcel parcel) {
    this.grid = grid;
    this.records = records;
    this.parcel = parcel;
  }

  /** What stands in the way of a geometry; {@code rule} takes it as none. */
  private static final class NoShape extends Exception {
    private final String rule;
    private final String detail;

    NoShape(String rule, String detail) {
      super(detail);
      this.rule = rule;
      this.detail = detail;
    }
  }

  /** Null where there is none; why has been told. */
  @Nullable Geometry read() {
    try {
      Map<String, List<Coordinate>> rings = new LinkedHashMap<>();
      for (TxtPoint point : parcel.points()) {
        rings.computeIfAbsent(point.ring().strip(), r -> new ArrayList<>()).add(corner(point));
      }
      Geometry shape = shape(rings);
      if (swapped) {
        records.flag(parcel.line(), "axes_swapped", "");
      }
      if (far) {
        records.flag(parcel.line(), "far_from_meridian", "");
      }
      return shape;
    } catch (NoShape e) {
      records.flag(parcel.line(), e.rule, e.detail);
      return null;
    }
  }

  private Geometry shape(Map<String, List<Coordinate>> rings) throws NoShape {
    if (rings.isEmpty()) {
      throw new NoShape("too_few_points", "it has no point");
    }
    Coordinate[] all = rings.values().stream().flatMap(List::stream).toArray(Coordinate[]::new);
    return switch (TxtReading.shape(parcel)) {
      case "点" ->
          all.length == 1 ? factory.createPoint(all[0]) : factory.createMultiPointFromCoords(all);
      case "线" -> {
        if (all.length < 2) {
          throw new NoShape("too_few_points", "a line of one point");
        }
        yield factory.createLineString(all);
      }
      default -> polygons(rings);
    };
  }

  /** A ring in another is a hole, one in a hole an island, whatever their numbers and direction. */
  private Geometry polygons(Map<String, List<Coordinate>> rings) throws NoShape {
    if (rings.size() > MOST_RINGS) {
      throw new NoShape("geometry_unreadable", "more than " + MOST_RINGS + " rings");
    }
    List<LinearRing> lines = new ArrayList<>();
    for (Map.Entry<String, List<Coordinate>> ring : rings.entrySet()) {
      lines.add(ring(ring.getKey(), ring.getValue()));
    }
    return new RingsOfPolygons(factory).nested(lines);
  }

  private LinearRing ring(String name, List<Coordinate> corners) throws NoShape {
    if (!corners.get(0).equals2D(corners.get(corners.size() - 1))) {
      records.flag(parcel.line(), "ring_not_closed", "ring " + name);
      corners.add(corners.get(0).copy());
    }
    if (corners.size() < FEWEST_CORNERS) {
      throw new NoShape("too_few_points", "ring " + name + " has " + corners.size() + " points");
    }
    return factory.createLinearRing(corners.toArray(Coordinate[]::new));
  }

  private Coordinate corner(TxtPoint point) throws NoShape {
    double first = TxtFormat.number(point.x());
    double second = TxtFormat.number(point.y());
    if (Double.isNaN(first) || Double.isNaN(second)) {
      throw new NoShape(
          "geometry_unreadable",
          "line " + point.line() + ": " + point.x() + "," + point.y() + " are not two numbers");
    }
    if (grid.isEmpty()) {
      return new CoordinateXY(second, first);
    }
    if (northing(first) && easting(second)) {
      return new CoordinateXY(inGrid(second, point), first);
    }
    if (northing(second) && easting(first)) {
      swapped = true;
      return new CoordinateXY(inGrid(first, point), second);
    }
    throw new NoShape(
        "outside_crs",
        "line "
            + point.line()
            + ": "
            + point.x()
            + ","
            + point.y()
            + " are no northing of 7 digits and easting of 6, or of 8 with its zone");
  }

  private static boolean northing(double value) {
    return value >= 1_000_000 && value < 10_000_000;
  }

  private static boolean easting(double value) {
    boolean plain = value >= 100_000 && value < 1_000_000;
    return plain || (value >= 13 * ZONE && value < 46 * ZONE);
  }

  /** A double of eight digits before the point is less exact than one of six. */
  private static double micrometres(double metres) {
    return Math.round(metres * PER_METRE) / PER_METRE;
  }

  private double inGrid(double easting, TxtPoint point) throws NoShape {
    int zone = (int) (easting / ZONE);
    if (zone > 0 && !grid.orElseThrow().hasZone(zone)) {
      throw new NoShape(
          "outside_crs",
          String.format(
              Locale.ROOT,
              "line %d: the easting %s is of zone %d, the meridian of the pack's CRS is %dE",
              point.line(),
              point.y(),
              zone,
              grid.orElseThrow().meridian()));
    }
    double plain = zone == 0 ? easting : micrometres(easting - (double) zone * ZONE);
    far |= Math.abs(plain - FALSE_EASTING_M) > FAR_M;
    int wanted = grid.orElseThrow().zone();
    return wanted == zone ? easting : plain + (double) wanted * ZONE;
  }
}
