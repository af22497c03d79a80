package landstock.sql.spatial;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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
 * Chinese CRSs. Thread-safe.
 */
public final class CrsTransforms {

  private static final int MAX_CACHED = 256;
  private static final double MAX_LATITUDE = 90;
  private static final int WGS84_CODE = 4326;
  private static final String WGS84 = "EPSG:4326";

  private record Pair(String from, String to) {}

  private final LoadingCache<String, CoordinateReferenceSystem> systems =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build(CrsTransforms::system);
  private final LoadingCache<Pair, BasicCoordinateTransform> transforms =
      Caffeine.newBuilder()
          .maximumSize(MAX_CACHED)
          .build(
              pair -> new BasicCoordinateTransform(systems.get(pair.from), systems.get(pair.to)));

  /**
   * @throws LandstockException DATA for an unknown code, or a position the transform has no image
   *     of
   */
  public Geometry transform(Geometry geometry, int from, int to) {
    BasicCoordinateTransform transform = transforms.get(new Pair(epsg(from), epsg(to)));
    if (from == to) {
      return geometry;
    }
    return move(geometry, transform);
  }

  /**
   * From a CRS that no EPSG code says, by way of WGS 84: proj4j leaves a datum alone that is named
   * by its ellipsoid only, as that of CGCS2000 is, so that {@code +towgs84} would be lost.
   *
   * @param proj a PROJ string
   * @throws LandstockException DATA for a text proj4j does not read, or a position without an image
   */
  public Geometry transform(Geometry geometry, String proj, int to) {
    Geometry degrees = move(geometry, transforms.get(new Pair(proj, WGS84)));
    return to == WGS84_CODE ? degrees : move(degrees, transforms.get(new Pair(WGS84, epsg(to))));
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
   * @param proj a PROJ string
   * @throws LandstockException DATA if proj4j does not read it
   */
  public static void check(String proj) {
    system(proj);
  }

  /**
   * Whether its coordinates are degrees.
   *
   * @throws LandstockException DATA for an unknown code
   */
  public static boolean geographic(int srid) {
    return system(epsg(srid)).isGeographic();
  }

  private static Geometry move(Geometry geometry, BasicCoordinateTransform transform) {
    Geometry result = geometry.copy();
    result.apply(new Move(transform));
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
