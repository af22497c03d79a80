package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Place;
import landstock.warehouse.synthesis.spec.ProtectedArea;
import landstock.warehouse.synthesis.spec.ProtectedSite;
import landstock.warehouse.synthesis.spec.TransitLine;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Draws what the plan protects and the metro. */
final class PlanMaker {
  private PlanMaker() {}

  static List<PlanArea> constraints(DistrictSpec spec, Territory territory) {
    List<PlanArea> areas = new ArrayList<>();
    for (ProtectedArea area : spec.protectedAreas()) {
      Polygon street = territory.streets().get(area.street());
      if (street == null) {
        throw new IllegalArgumentException(area.code() + ": no street " + area.street());
      }
      areas.add(
          new PlanArea(
              area.code(), area.name(), area.kind(), area.rule(), scaled(street, area.scale())));
    }
    for (ProtectedSite site : spec.protectedSites()) {
      Place at = site.at();
      Polygon square =
          Rectangle.polygon(at.eastingM(), at.northingM(), 0, site.sideM(), site.sideM());
      areas.add(new PlanArea(site.code(), site.name(), site.kind(), site.rule(), square));
    }
    return areas;
  }

  private static Polygon scaled(Polygon street, double scale) {
    Point centre = street.getCentroid();
    Polygon scaled =
        (Polygon)
            AffineTransformation.scaleInstance(scale, scale, centre.getX(), centre.getY())
                .transform(street);
    return Noding.alone(Footprints.face(scaled));
  }

  static List<Transit> transit(DistrictSpec spec) {
    List<Transit> transit = new ArrayList<>();
    for (TransitLine line : spec.transit()) {
      Coordinate[] way =
          line.stations().stream().map(s -> coordinate(s.at())).toArray(Coordinate[]::new);
      transit.add(
          new Transit(
              line.code(),
              line.name(),
              line.name(),
              "line",
              Noding.GEOMETRY.createLineString(way)));
      for (TransitLine.Station station : line.stations()) {
        transit.add(
            new Transit(
                station.code(),
                station.name(),
                line.name(),
                "station",
                Noding.GEOMETRY.createPoint(coordinate(station.at()))));
      }
    }
    return transit;
  }

  private static Coordinate coordinate(Place at) {
    return new Coordinate(Noding.rounded(at.eastingM()), Noding.rounded(at.northingM()));
  }
}
