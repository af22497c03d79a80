package landstock.sql.spatial;

import java.util.Base64;
import landstock.sql.problem.LandstockException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Geometry as text between the engine and our functions: base64 of two-dimensional WKB, because the
 * engine hands its own geometry type to no Java function. Thread-safe.
 */
public final class GeometryCodec {

  /** Vertices of a geometry that questions can be asked of. */
  public static final int MOST_VERTICES = GeometryCaps.MAX_VERTICES;

  /** Makes every geometry of ours: floating precision, no SRID (the catalogue knows the CRS). */
  static final GeometryFactory FACTORY = new GeometryFactory();

  private GeometryCodec() {}

  public static String encode(Geometry geometry) {
    return Base64.getEncoder().encodeToString(WkbWriter.write(geometry));
  }

  /**
   * Reads WKB as an answer has it.
   *
   * @throws LandstockException DATA when the bytes are not one geometry within the caps
   */
  public static Geometry read(byte[] wkb) {
    try {
      return new WkbReader(FACTORY, wkb, MOST_VERTICES).read();
    } catch (MalformedGeometry | IllegalArgumentException e) {
      throw MalformedGeometry.describe("WKB", Base64.getEncoder().encodeToString(wkb), e);
    }
  }

  /**
   * Reads WKB of either byte order; Z, M and SRID are dropped.
   *
   * @throws LandstockException DATA when the text is not one geometry within the caps
   */
  public static Geometry decode(String base64) {
    return decode(base64, MOST_VERTICES);
  }

  /**
   * The same for geometry of any number of vertices: what a build makes of many that are within the
   * caps each.
   *
   * @throws LandstockException DATA when the text is not one geometry
   */
  public static Geometry decodeBuilt(String base64) {
    return decode(base64, Long.MAX_VALUE);
  }

  private static Geometry decode(String base64, long mostVertices) {
    try {
      return new WkbReader(FACTORY, Base64.getDecoder().decode(base64), mostVertices).read();
    } catch (MalformedGeometry | IllegalArgumentException e) {
      throw MalformedGeometry.describe("WKB", base64, e);
    }
  }
}
