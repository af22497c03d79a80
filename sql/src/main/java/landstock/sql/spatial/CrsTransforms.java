package landstock.sql.spatial;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Transforms between EPSG codes, or from a PROJ string, by proj4j. Axis order is always (easting,
 * northing) or (longitude, latitude), also where EPSG has it the other way round, as it has for the
 * Chinese CRSs. A datum is shifted where its code says how, as those of Beijing 1954 do; those of
 * Xian 1980 do not, and what is carried from them stays tens of metres away ({@link #shifts}).
 * Thread-safe.
 */
public final class CrsTransforms {

  private static final int MAX_CACHED = 256;
  private static final double MAX_LATITUDE = 90;
  private static final int WGS84_CODE = 4326;
  private static final String WGS84 = "EPSG:4326";

  /** Semi-major axis of WGS 84, GRS 80 and CGCS2000; that of Xian 1980 is 3 m longer. */
  private static final double RADIUS_M = 6_378_137;

  private static final double RADIUS_TOLERANCE_M = 1;

  private record Pair(String from, String to) {}

  private final LoadingCache<String, CoordinateReferenceSystem> systems =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build(CrsTransforms::system);
  private final LoadingCache<Pair, List<BasicCoordinateTransform>> ways =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build(this::way);

  /**
   * @throws LandstockException DATA for an unknown code, or a position the transform has no image
   *     of
   */
  public Geometry transform(Geometry geometry, int from, int to) {
    List<BasicCoordinateTransform> way = ways.get(new Pair(epsg(from), epsg(to)));
    return from == to ? geometry : move(geometry, way);
  }

  /**
   * From a CRS that no EPSG code says, by way of WGS 84.
   *
   * @param proj a PROJ string
   * @throws LandstockException DATA for a text proj4j does not read, or a position without an image
   */
  public Geometry transform(Geometry geometry, String proj, int to) {
    Geometry degrees = move(geometry, ways.get(new Pair(proj, WGS84)));
    return to == WGS84_CODE ? degrees : move(degrees, ways.get(new Pair(WGS84, epsg(to))));
  }

  /**
   * Whether its positions are degrees.
   *
   * @throws LandstockException DATA for an unknown code
   */
  public boolean isGeographic(int srid) {
    return systems.get(epsg(srid)).isGeographic();
  }

  /**
   * The PROJ string behind a CRS.
   *
   * @param crs {@code EPSG:} and a code, or a PROJ string
   * @throws LandstockException DATA for an unknown code, or a text that proj4j does not read
   */
  public static String proj(String crs) {
    return system(crs).getParameterString().strip();
  }

  /**
   * Whether coordinates can be carried from one to the other with their datum: the ellipsoids are
   * as good as the same, or each is that of WGS 84 or comes with a shift to it.
   *
   * @param from {@code EPSG:} and a code, or a PROJ string
   * @param to the same
   * @throws LandstockException DATA for what is no CRS
   */
  public static boolean shifts(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    CoordinateReferenceSystem a = system(from);
    CoordinateReferenceSystem b = system(to);
    return near(radiusM(a), radiusM(b)) || (shifted(a) && shifted(b));
  }

  private static boolean shifted(CoordinateReferenceSystem crs) {
    return near(radiusM(crs), RADIUS_M)
        || crs.getDatum().hasTransformToWGS84()
        || crs.getParameterString().contains("towgs84=");
  }

  private static double radiusM(CoordinateReferenceSystem crs) {
    return crs.getProjection().getEllipsoid().getA();
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < RADIUS_TOLERANCE_M;
  }

  /**
   * Whether its coordinates are degrees.
   *
   * @param crs {@code EPSG:} and a code, or a PROJ string
   * @throws LandstockException DATA for an unknown code, or a text that proj4j does not read
   */
  public static boolean geographic(String crs) {
    return system(crs).isGeographic();
  }

  /**
   * By way of WGS 84 where one of the two says its shift to it: proj4j leaves a datum alone that is
   * named by its ellipsoid only, as that of CGCS2000 is, so that {@code +towgs84} would be lost.
   */
  private List<BasicCoordinateTransform> way(Pair pair) {
    CoordinateReferenceSystem from = systems.get(pair.from);
    CoordinateReferenceSystem to = systems.get(pair.to);
    boolean straight =
        pair.from.equals(WGS84)
            || pair.to.equals(WGS84)
            || from.getDatum().hasTransformToWGS84() == to.getDatum().hasTransformToWGS84();
    if (straight) {
      return List.of(new BasicCoordinateTransform(from, to));
    }
    CoordinateReferenceSystem middle = systems.get(WGS84);
    return List.of(
        new BasicCoordinateTransform(from, middle), new BasicCoordinateTransform(middle, to));
  }

  private static Geometry move(Geometry geometry, List<BasicCoordinateTransform> way) {
    Geometry result = geometry.copy();
    for (BasicCoordinateTransform leg : way) {
      result.apply(new Move(leg));
    }
    return result;
  }

  private static String epsg(int srid) {
    return "EPSG:" + srid;
  }

  /**
   * @param text EPSG:code or a PROJ string
   */
  private static CoordinateReferenceSystem system(String text) {
    if (text.contains("+rf")) {
      throw new LandstockException(Code.DATA, "proj4j misreads +rf; give +a and +b in " + text);
    }
    String what =
        text.startsWith("EPSG:") ? "unknown EPSG code " + text.substring(5) : "not a CRS: " + text;
    try {
      CoordinateReferenceSystem crs =
          text.startsWith("+")
              ? new CRSFactory().createFromParameters(text, text)
              : new CRSFactory().createFromName(text);
      if (crs != null) {
        return crs;
      }
    } catch (Proj4jException | IllegalStateException | NumberFormatException e) {
      throw new LandstockException(Code.DATA, what, e);
    }
    throw new LandstockException(Code.DATA, what);
  }

  /** Moves every vertex of one geometry in place. */
  private static final class Move implements CoordinateSequenceFilter {
    private final BasicCoordinateTransform transform;
    private final boolean fromDegrees;
    private final ProjCoordinate source = new ProjCoordinate();
    private final ProjCoordinate target = new ProjCoordinate();

    Move(BasicCoordinateTransform transform) {
      this.transform = transform;
      this.fromDegrees = transform.getSourceCRS().isGeographic();
    }

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      source.setValue(sequence.getX(i), sequence.getY(i));
      if (fromDegrees && Math.abs(source.y) > MAX_LATITUDE) {
        throw failure("latitude " + source.y + " is not in [-90, 90]; the order is (lon, lat)");
      }
      try {
        transform.transform(source, target);
      } catch (Proj4jException e) {
        throw failure(String.valueOf(e.getMessage()));
      }
      if (!Double.isFinite(target.x) || !Double.isFinite(target.y)) {
        throw failure("it is outside the area of the CRS");
      }
      sequence.setOrdinate(i, 0, target.x);
      sequence.setOrdinate(i, 1, target.y);
    }

    private LandstockException failure(String why) {
      return new LandstockException(
          Code.DATA,
          "cannot transform (%s %s) from %s to %s: %s"
              .formatted(
                  source.x,
                  source.y,
                  transform.getSourceCRS().getName(),
                  transform.getTargetCRS().getName(),
                  why));
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
