package landstock.warehouse.staging;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.geometry.WellKnownBinary;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/**
 * Geometry that a table holds as text: WKT, or hexadecimal WKB, each perhaps with an SRID, as
 * PostGIS exports it. Heights are dropped. Used by one thread.
 */
public final class GeometryText {
  private static final Pattern WKT =
      Pattern.compile(
          "(?i)(?:SRID=([0-9]{1,6});)?\\s*"
              + "((?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)Z?M?\\b)");
  private static final int FEWEST_HEX_DIGITS = 10;
  private static final int DEEPEST = 40;

  private final GeometryMaker maker = new GeometryMaker();
  private final WellKnownBinary wkb = new WellKnownBinary(maker);
  private final WKTReader wkt = new WKTReader(maker.factory());
  private final WKBWriter flat = new WKBWriter();
  private OptionalInt srid = OptionalInt.empty();

  /** Whether a text begins as one of these does. */
  public static boolean looksLike(String text) {
    String stripped = text.strip();
    return WKT.matcher(stripped).lookingAt() || hexadecimal(stripped);
  }

  private static boolean hexadecimal(String text) {
    return text.length() >= FEWEST_HEX_DIGITS
        && text.length() % 2 == 0
        && (text.startsWith("00") || text.startsWith("01"))
        && text.chars().allMatch(HexFormat::isHexDigit);
  }

  /** SRID that the last text carried, and 0 means none. */
  public OptionalInt srid() {
    return srid;
  }

  /** Whether the last geometry had a ring that did not end where it began, and was closed. */
  public boolean ringsClosed() {
    return maker.ringsClosed();
  }

  /**
   * @return in the CRS that the text means, (easting, northing) or (lon, lat)
   * @throws GeometryFault {@code not_geometry} where the text is none at all, another rule where it
   *     is one that cannot be read
   */
  public Geometry read(String text) throws GeometryFault {
    String stripped = text.strip();
    srid = OptionalInt.empty();
    Matcher words = WKT.matcher(stripped);
    if (words.lookingAt()) {
      Geometry geometry = wkb.read(ByteBuffer.wrap(flat.write(parsed(stripped, words))));
      srid = words.group(1) == null ? srid : OptionalInt.of(Integer.parseInt(words.group(1)));
      return geometry;
    }
    if (!hexadecimal(stripped)) {
      throw new GeometryFault("not_geometry", "neither WKT nor hexadecimal WKB");
    }
    Geometry geometry = wkb.read(ByteBuffer.wrap(HexFormat.of().parseHex(stripped)));
    srid = wkb.srid();
    return geometry;
  }

  /** The reader goes one call deeper with each bracket. */
  private Geometry parsed(String text, Matcher words) throws GeometryFault {
    int depth = 0;
    for (int i = words.start(2); i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth > DEEPEST) {
        throw GeometryFault.unreadable("collections nest too deep");
      }
    }
    try {
      return wkt.read(text.substring(words.start(2)));
    } catch (ParseException | IllegalArgumentException e) {
      throw GeometryFault.unreadable("WKT: " + e.getMessage());
    }
  }
}
