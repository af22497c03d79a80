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
      return new WkbReader(FACTORY, wkb).read();
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
    try {
      return new WkbReader(FACTORY, Base64.getDecoder().decode(base64)).read();
    } catch (MalformedGeometry | IllegalArgumentException e) {
      throw MalformedGeometry.describe("WKB", base64, e);
    }
  }
}
