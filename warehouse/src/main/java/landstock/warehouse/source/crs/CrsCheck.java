package landstock.warehouse.source.crs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Whether a file's CRS is that of the pack: two are the same when they put the same places at the
 * same coordinates, whatever they are called. CGCS2000 and WGS 84 are the same here, as are
 * ellipsoids that differ by less than a metre.
 */
public final class CrsCheck {
  private static final double TOLERANCE = 0.05;
  private static final double RADIUS_TOLERANCE_M = 1;
  private static final double USUAL_LATITUDE = 39;

  private final HandIn handIn;
  private final Records records;

  public CrsCheck(HandIn handIn, Records records) {
    this.handIn = handIn;
    this.records = records;
  }

  /** The file does not say its CRS; the pack is believed. */
  public void unsaid(String why) {
    records.note("crs_unsaid", null, null, why + "; taken as " + declared());
  }

  /**
   * @throws Unreadable where the text says another CRS
   */
  public void wkt(String text) throws Unreadable {
    try {
      Wkt wkt = Wkt.parse(text);
      compare(CrsReading.wkt(wkt), wkt.text());
    } catch (Wkt.Malformed e) {
      records.note("crs_unknown", null, cut(text), e.getMessage() + "; taken as " + declared());
    }
  }

  /**
   * @param authority such as EPSG or OGC
   * @throws Unreadable where it is another CRS
   */
  public void code(String authority, String code) throws Unreadable {
    String name = authority.toUpperCase(Locale.ROOT) + ":" + code;
    if (name.equals("EPSG:" + handIn.srid()) && handIn.proj().isEmpty()) {
      return;
    }
    Optional<CoordinateReferenceSystem> said = system(proj(authority, code));
    if (said.isEmpty()) {
      records.note("crs_unknown", null, name, "taken as " + declared());
    } else if (!same(said.get(), pack())) {
      throw differs(name, name);
    }
  }

  /** Whether the pack says this CRS, by whatever name. */
  public boolean is(String authority, String code) {
    return system(proj(authority, code)).filter(c -> same(c, pack())).isPresent();
  }

  /** Whether the code can be compared. */
  public boolean knows(String authority, String code) {
    return system(proj(authority, code)).isPresent();
  }

  private static String proj(String authority, String code) {
    String name = authority.toUpperCase(Locale.ROOT) + ":" + code;
    return name.equals("OGC:CRS84") ? "EPSG:4326" : name;
  }

  /** CRS as GeoParquet writes it. */
  public void projJson(JsonNode crs) throws Unreadable {
    String authority = crs.path("id").path("authority").asText();
    String code = crs.path("id").path("code").asText();
    if (knows(authority, code)) {
      code(authority, code);
    } else {
      compare(CrsReading.projJson(crs), crs.path("name").asText());
    }
  }

  private void compare(Optional<CrsParameters> said, String name) throws Unreadable {
    Optional<CoordinateReferenceSystem> crs = said.flatMap(s -> system(s.proj()));
    if (crs.isEmpty()) {
      records.note("crs_unknown", null, name, "taken as " + declared());
    } else if (!same(crs.get(), pack())) {
      throw differs(name, said.get().words() + likely(crs.get()));
    }
  }

  private Unreadable differs(String name, String words) {
    return records.unreadable(
        "crs_differs", null, name, "it is " + words + "; the pack says " + declared());
  }

  private String declared() {
    return handIn.proj().orElse("EPSG:" + handIn.srid());
  }

  private CoordinateReferenceSystem pack() {
    return system(declared())
        .orElseThrow(() -> new IllegalArgumentException("not a CRS: " + declared()));
  }

  /** What the CRS may be: the Chinese ones and those of the web. */
  private static String likely(CoordinateReferenceSystem crs) {
    return IntStream.concat(
            IntStream.concat(IntStream.of(4490, 4326, 3857), IntStream.rangeClosed(4491, 4554)),
            IntStream.of(2249))
        .filter(code -> system("EPSG:" + code).filter(c -> same(c, crs)).isPresent())
        .mapToObj(code -> ", as EPSG:" + code + " has it")
        .findFirst()
        .orElse("");
  }

  private static Optional<CoordinateReferenceSystem> system(String text) {
    try {
      return Optional.ofNullable(
          text.startsWith("+")
              ? new CRSFactory().createFromParameters("", text)
              : new CRSFactory().createFromName(text));
    } catch (Proj4jException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static boolean same(CoordinateReferenceSystem a, CoordinateReferenceSystem b) {
    if (a.isGeographic() || b.isGeographic()) {
      return a.isGeographic() && b.isGeographic() && sameEllipsoid(a, b);
    }
    double meridian = a.getProjection().getProjectionLongitudeDegrees();
    double parallel = a.getProjection().getProjectionLatitude1Degrees();
    double latitude = parallel == 0 ? USUAL_LATITUDE : parallel;
    for (int i = -1; i <= 1; i++) {
      ProjCoordinate place = new ProjCoordinate(meridian + i, latitude + i);
      if (!(distance(a, b, place) < TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  private static double distance(
      CoordinateReferenceSystem a, CoordinateReferenceSystem b, ProjCoordinate place) {
    try {
      ProjCoordinate inA = a.getProjection().project(place, new ProjCoordinate());
      ProjCoordinate inB = b.getProjection().project(place, new ProjCoordinate());
      return Math.max(Math.abs(inA.x - inB.x), Math.abs(inA.y - inB.y));
    } catch (Proj4jException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static boolean sameEllipsoid(CoordinateReferenceSystem a, CoordinateReferenceSystem b) {
    var one = a.getProjection().getEllipsoid();
    var other = b.getProjection().getEllipsoid();
    return Math.abs(one.getA() - other.getA()) < RADIUS_TOLERANCE_M
        && Math.abs(one.getB() - other.getB()) < RADIUS_TOLERANCE_M;
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) : text;
  }
}
