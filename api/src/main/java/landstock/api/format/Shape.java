package landstock.api.format;

import java.io.IOException;

/** Receives a geometry piece by piece from {@link Wkb}. M values are left out. */
interface Shape {

  /** Kinds of geometry. */
  enum Kind {
    POINT("Point"),
    LINESTRING("LineString"),
    POLYGON("Polygon"),
    MULTIPOINT("MultiPoint"),
    MULTILINESTRING("MultiLineString"),
    MULTIPOLYGON("MultiPolygon"),
    GEOMETRYCOLLECTION("GeometryCollection");

    private final String geoJson;

    Kind(String geoJson) {
      this.geoJson = geoJson;
    }

    String geoJson() {
      return geoJson;
    }
  }

  void open(Kind kind, boolean hasZ, boolean empty) throws IOException;

  void close(Kind kind, boolean empty) throws IOException;

  /** A ring, a line or a polygon inside another geometry. */
  void openPart() throws IOException;

  void closePart() throws IOException;

  /**
   * @param z NaN where the geometry has none
   */
  void position(double x, double y, double z) throws IOException;
}
