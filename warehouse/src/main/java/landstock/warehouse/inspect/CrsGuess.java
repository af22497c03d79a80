package landstock.warehouse.inspect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.txt.TxtFormat;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * In which CRS a file is.
 *
 * @param srid EPSG code; null where nothing tells
 * @param confidence in [0, 1]
 * @param why in English
 */
public record CrsGuess(@Nullable Integer srid, double confidence, String why) {
  private static final Pattern CODE =
      Pattern.compile("(?i)(?:EPSG[:/]+[0-9.]*[:/]*|^)([0-9]{4,6})$");
  private static final double ZONE = 1e6;

  /** What the file says before it is read. */
  static Optional<CrsGuess> said(Path file, Format format, Charset charset) {
    try {
      return format == Format.TXT
          ? TxtFormat.srid(file, charset)
              .map(srid -> new CrsGuess(srid, 0.95, "its header and the digits of its eastings"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // reading it says what is wrong
    }
  }

  /** What the file says when it is read in another CRS. */
  static Optional<CrsGuess> said(Finding stopped) {
    if (!stopped.rule().equals("crs_differs") || stopped.value() == null) {
      return Optional.empty();
    }
    if (stopped.value().contains("CRS84")) {
      return Optional.of(new CrsGuess(4326, 1, "the file says CRS84"));
    }
    Matcher code = CODE.matcher(stopped.value().strip());
    return code.find()
        ? Optional.of(
            new CrsGuess(Integer.valueOf(code.group(1)), 1, "the file says " + stopped.value()))
        : Optional.empty();
  }

  /** What the coordinates look like, (easting, northing) or (lon, lat). */
  static CrsGuess of(Envelope box) {
    if (box.isNull()) {
      return new CrsGuess(null, 0, "it has no geometry");
    }
    if (Math.abs(box.getMinX()) <= 180
        && Math.abs(box.getMaxX()) <= 180
        && Math.abs(box.getMinY()) <= 90
        && Math.abs(box.getMaxY()) <= 90) {
      return new CrsGuess(4326, 0.7, "degrees; CGCS2000 would be 4490");
    }
    int zone = (int) (box.getMinX() / ZONE);
    if (zone >= 25 && zone <= 45) {
      return new CrsGuess(4513 + zone - 25, 0.8, "eastings of 3-degree zone " + zone);
    }
    if (zone >= 13 && zone <= 23) {
      return new CrsGuess(4491 + zone - 13, 0.8, "eastings of 6-degree zone " + zone);
    }
    return new CrsGuess(null, 0, "metres without a zone: its owner knows the meridian");
  }
}
