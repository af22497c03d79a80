package landstock.warehouse.source.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.geometry.WellKnownBinary;
import org.locationtech.jts.geom.Geometry;

/** GeoPackage 1.3, 2.1.3: a header, then WKB. Used by one thread. */
final class GeoPackageGeometry {
  private static final int HEADER_BYTES = 8;
  private static final int EXTENDED = 0x20;

  private final GeometryMaker maker = new GeometryMaker();
  private final WellKnownBinary wkb = new WellKnownBinary(maker);
  private final OptionalInt srsId;

  /**
   * @param srsId that every geometry must have
   */
  GeoPackageGeometry(OptionalInt srsId) {
    this.srsId = srsId;
  }

  boolean ringsClosed() {
    return maker.ringsClosed();
  }

  Geometry read(byte[] blob) throws GeometryFault {
    if (blob.length < HEADER_BYTES || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) {
      throw GeometryFault.unreadable("it does not begin as geometry of a GeoPackage does");
    }
    int flags = blob[3];
    if ((flags & EXTENDED) != 0) {
      throw GeometryFault.unreadable("an extended type of geometry");
    }
    ByteBuffer bytes = ByteBuffer.wrap(blob);
    bytes.order((flags & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int srs = bytes.getInt(4);
    if (srsId.isPresent() && srs != srsId.getAsInt()) {
      throw new GeometryFault(
          "geometry_crs_differs", "SRS " + srs + " in a layer of SRS " + srsId.getAsInt());
    }
    int end = HEADER_BYTES + boxBytes(flags >> 1 & 7);
    if (end > blob.length) {
      throw GeometryFault.unreadable("its header ends too early");
    }
    return wkb.read(bytes.position(end));
  }

  private static int boxBytes(int indicator) throws GeometryFault {
    return switch (indicator) {
      case 0 -> 0;
      case 1 -> 4 * Double.BYTES;
      case 2, 3 -> 6 * Double.BYTES;
      case 4 -> 8 * Double.BYTES;
      default -> throw GeometryFault.unreadable("box of kind " + indicator);
    };
  }
}
