package landstock.warehouse.pack;

import static landstock.warehouse.pack.PackParser.need;
import static landstock.warehouse.pack.PackParser.that;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.pack.PackFile.SourceFile;

/** What a pack says of coordinates, checked before a file is opened. */
final class PackCrs {
  /** EPSG, and what it was called before it had a number there. */
  private static final Set<Integer> WEB_MERCATOR = Set.of(3857, 3785, 900913, 102100, 102113);

  private PackCrs() {}

  /** Areas are taken in the CRS of the pack: it must be projected, and true to size. */
  static void check(String place, int srid) {
    that(
        !WEB_MERCATOR.contains(srid),
        place,
        "srid "
            + srid
            + " is Web Mercator, in which areas are 1/cos²(latitude) too large, at 39°N by 66 %;"
            + " name a projected CRS of the place");
    known(place, "srid " + srid, epsg(srid));
    that(
        !CrsTransforms.geographic(epsg(srid)),
        place,
        "srid " + srid + " is in degrees, not in metres");
  }

  /** EPSG code of a hand-in: its own, or that of the pack. */
  static int srid(String place, SourceFile file, int packSrid) {
    Integer srid = file.srid();
    if (srid == null) {
      return packSrid;
    }
    String proj = known(place, "srid " + srid, epsg(srid));
    that(
        CrsTransforms.shifts(epsg(srid), epsg(packSrid)),
        place,
        "srid "
            + srid
            + " is of another datum than EPSG:"
            + packSrid
            + " and no shift between them is known, so that all of it would come to lie tens of"
            + " metres away; in place of srid give crs: {proj: '"
            + proj
            + "', towgs84: [3 or 7 numbers]}");
    return srid;
  }

  /** The PROJ string of a local frame, its shift to WGS 84 within. */
  static Optional<String> proj(String place, SourceFile file, int packSrid) {
    if (file.crs() == null) {
      return Optional.empty();
    }
    that(file.srid() == null, place, "srid and crs exclude each other");
    String proj = need(file.crs().proj(), place, "crs.proj");
    List<BigDecimal> shift = file.crs().towgs84() == null ? List.of() : file.crs().towgs84();
    that(
        shift.isEmpty() || shift.size() == 3 || shift.size() == 7,
        place,
        "crs.towgs84 has 3 or 7 numbers, not " + shift.size());
    String whole =
        shift.isEmpty()
            ? proj
            : proj
                + " +towgs84="
                + shift.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
    known(place, "crs.proj", whole);
    that(
        CrsTransforms.shifts(whole, epsg(packSrid)),
        place,
        "crs.proj is of another datum than EPSG:"
            + packSrid
            + "; without its shift to WGS 84 all of it would come to lie tens of metres away; give"
            + " crs.towgs84, 3 or 7 numbers");
    return Optional.of(whole);
  }

  /** The PROJ string of a CRS, so that nothing that is none is met by the first geometry. */
  private static String known(String place, String what, String crs) {
    try {
      return CrsTransforms.proj(crs);
    } catch (LandstockException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": " + what + ": " + e.text(), e);
    }
  }

  private static String epsg(int srid) {
    return "EPSG:" + srid;
  }
}
