package landstock.warehouse.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.diff.SnapshotDiff.Kind;
import landstock.warehouse.diff.SnapshotDiff.ParcelChange;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds which parcels became which, by the land they share. Two parcels of the same stratum are
 * related when they share at least a hundredth of the smaller one and more than a square metre;
 * what is related to the related belongs to the same change. A parcel that one of the two knows
 * without its outline is related by its code.
 */
final class ParcelMatch {
  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_AREA_M2 = 1;

  /**
   * A parcel that is not the same in both snapshots.
   *
   * @param layer {@code land.parcel.space_layer}; empty where it is unknown
   * @param areaM2 of its outline
   * @param outline null where there is none
   */
  record Changed(String code, String layer, @Nullable Double areaM2, @Nullable Geometry outline) {

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
    STRtree byPlace = new STRtree();
    Map<String, Node> byCode = new HashMap<>();
    for (Changed parcel : after) {
      Node node = new Node(parcel, false);
      nodes.add(node);
      byCode.put(parcel.code(), node);
      if (parcel.outline() != null) {
        byPlace.insert(parcel.outline().getEnvelopeInternal(), node);
      }
    }
    for (Changed parcel : before) {
      Node node = new Node(parcel, true);
      nodes.add(node);
      Node same = byCode.get(parcel.code());
      if (same != null) {
        relate(node, same);
      }
      if (parcel.outline() != null) {
        for (Object found : byPlace.query(parcel.outline().getEnvelopeInternal())) {
          Node other = (Node) found;
          if (related(parcel, other.parcel)) {
            relate(node, other);
          }
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

  private static void relate(Node a, Node b) {
    a.related.add(b);
    b.related.add(a);
  }

  private static boolean related(Changed a, Changed b) {
    Geometry one = a.outline();
    Geometry other = b.outline();
    if (one == null || other == null || a.stratum() != b.stratum()) {
      return false;
    }
    double sharedM2 = OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION).getArea();
    double smallerM2 = Math.min(one.getArea(), other.getArea());
    return sharedM2 > LEAST_AREA_M2 && sharedM2 >= LEAST_SHARE * smallerM2;
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
        areaM2(before),
        areaM2(after));
  }

  private static @Nullable Double areaM2(List<Changed> parcels) {
    double sum = 0;
    for (Changed parcel : parcels) {
      Double area = parcel.areaM2();
      if (area == null) {
        return null;
      }
      sum += area;
    }
    return sum;
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
