package landstock.warehouse.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import landstock.warehouse.diff.SnapshotDiff.Kind;
import landstock.warehouse.diff.SnapshotDiff.ParcelChange;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds which parcels became which, by the land they share. Two parcels of the same stratum are
 * related when they share at least a hundredth of the smaller one and more than a square metre;
 * what is related to the related belongs to the same change.
 */
final class ParcelMatch {
  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_AREA_M2 = 1;

  /**
   * A parcel that is not the same in both snapshots.
   *
   * @param layer {@code land.parcel.space_layer}; empty where it is unknown
   */
  record Changed(String code, String layer, double areaM2, Geometry outline) {

    /** As the models tell it: by the last letter, for who owns the land does not move it. */
    Stratum stratum() {
      if (layer.endsWith("S")) {
        return Stratum.ABOVE;
      }
      return layer.endsWith("X") ? Stratum.BELOW : Stratum.SURFACE;
    }
  }

  /** Where a parcel lies. */
  enum Stratum {
    SURFACE,
    ABOVE,
    BELOW
  }

  private static final class Node {
    private final Changed parcel;
    private final boolean before;
    private final List<Node> related = new ArrayList<>();
    private boolean seen;

    Node(Changed parcel, boolean before) {
      this.parcel = parcel;
      this.before = before;
    }
  }

  private ParcelMatch() {}

  /** Changes of land, ordered by their first code. */
  static List<ParcelChange> match(List<Changed> before, List<Changed> after) {
    List<Node> nodes = new ArrayList<>();
    STRtree index = new STRtree();
    for (Changed parcel : after) {
      Node node = new Node(parcel, false);
      nodes.add(node);
      index.insert(parcel.outline().getEnvelopeInternal(), node);
    }
    for (Changed parcel : before) {
      Node node = new Node(parcel, true);
      nodes.add(node);
      for (Object found : index.query(parcel.outline().getEnvelopeInternal())) {
        Node other = (Node) found;
        if (related(parcel, other.parcel)) {
          node.related.add(other);
          other.related.add(node);
        }
      }
    }
    return nodes.stream()
        .filter(node -> !node.seen)
        .map(ParcelMatch::group)
        .map(ParcelMatch::change)
        .sorted(Comparator.comparing(ParcelMatch::firstCode))
        .toList();
  }

  private static boolean related(Changed a, Changed b) {
    if (a.stratum() != b.stratum()) {
      return false;
    }
    Geometry shared = OverlayNGRobust.overlay(a.outline(), b.outline(), OverlayNG.INTERSECTION);
    double smaller = Math.min(a.outline().getArea(), b.outline().getArea());
    return shared.getArea() > LEAST_AREA_M2 && shared.getArea() >= LEAST_SHARE * smaller;
  }

  private static List<Node> group(Node start) {
    List<Node> group = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(start));
    start.seen = true;
    while (!open.isEmpty()) {
      Node node = open.pop();
      group.add(node);
      for (Node other : node.related) {
        if (!other.seen) {
          other.seen = true;
          open.push(other);
        }
      }
    }
    return group;
  }

  private static ParcelChange change(List<Node> group) {
    List<Changed> before = side(group, true);
    List<Changed> after = side(group, false);
    return new ParcelChange(
        kind(before, after),
        before.stream().map(Changed::code).toList(),
        after.stream().map(Changed::code).toList(),
        before.stream().mapToDouble(Changed::areaM2).sum(),
        after.stream().mapToDouble(Changed::areaM2).sum());
  }

  private static List<Changed> side(List<Node> group, boolean before) {
    return group.stream()
        .filter(node -> node.before == before)
        .map(node -> node.parcel)
        .sorted(Comparator.comparing(Changed::code))
        .toList();
  }

  private static Kind kind(List<Changed> before, List<Changed> after) {
    if (before.isEmpty()) {
      return Kind.NEW;
    }
    if (after.isEmpty()) {
      return Kind.GONE;
    }
    if (before.size() == 1 && after.size() == 1) {
      boolean sameCode = before.get(0).code().equals(after.get(0).code());
      return sameCode ? Kind.RESHAPED : Kind.REISSUED;
    }
    if (before.size() == 1) {
      return Kind.SPLIT;
    }
    return after.size() == 1 ? Kind.MERGED : Kind.REARRANGED;
  }

  private static String firstCode(ParcelChange change) {
    return change.before().isEmpty() ? change.after().get(0) : change.before().get(0);
  }
}
