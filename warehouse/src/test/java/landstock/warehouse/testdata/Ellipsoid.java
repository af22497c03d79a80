package landstock.warehouse.testdata;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The ellipsoid of CGCS2000 by GeographicLib, which shares nothing with proj4j or JTS. */
public final class Ellipsoid {
  private static final Geodesic CGCS2000 = new Geodesic(6378137, 1 / 298.257222101);

  private Ellipsoid() {}

  /**
   * Area of polygons whose sides are geodesics, m2.
   *
   * @param degrees EPSG:4490, (longitude, latitude)
   */
  public static double areaM2(Geometry degrees) {
    double areaM2 = 0;
    for (int i = 0; i < degrees.getNumGeometries(); i++) {
      if (degrees.getGeometryN(i) instanceof Polygon polygon) {
        areaM2 += ringM2(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          areaM2 -= ringM2(polygon.getInteriorRingN(hole));
        }
      }
    }
    return areaM2;
  }

  private static double ringM2(LinearRing ring) {
    PolygonArea area = new PolygonArea(CGCS2000, false);
    Coordinate[] corners = ring.getCoordinates();
    for (int i = 0; i < corners.length - 1; i++) {
      area.AddPoint(corners[i].y, corners[i].x);
    }
    return Math.abs(area.Compute().area);
  }
}
