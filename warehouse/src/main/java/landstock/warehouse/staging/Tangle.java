package landstock.warehouse.staging;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Outlines that cross themselves so often that nobody can mend them: a star of 4,000 points has
 * eight million crossings, and making it valid takes minutes.
 */
final class Tangle {
  static final int MOST_CROSSINGS = 20_000;

  private Tangle() {}

  /** Whether there are more crossings; stops counting then. */
  static boolean of(Geometry geometry) {
    Counter counter = new Counter();
    List<SegmentString> lines = new ArrayList<>();
    for (Object line : LinearComponentExtracter.getLines(geometry)) {
      lines.add(new NodedSegmentString(((LineString) line).getCoordinates(), null));
    }
    new MCIndexNoder(counter).computeNodes(lines);
    return counter.isDone();
  }

  /** Counts crossings within segments. */
  private static final class Counter implements SegmentIntersector {
    private final LineIntersector intersector = new RobustLineIntersector();
    private int crossings;

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
      if (a == b && i == j) {
        return;
      }
      intersector.computeIntersection(
          a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
      if (intersector.hasIntersection() && intersector.isProper()) {
        crossings++;
      }
    }

    @Override
    public boolean isDone() {
      return crossings > MOST_CROSSINGS;
    }
  }
}
