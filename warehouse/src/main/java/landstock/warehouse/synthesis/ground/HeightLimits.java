package landstock.warehouse.synthesis.ground;

import java.util.List;
import java.util.stream.IntStream;
import landstock.warehouse.synthesis.spec.ProtectedArea;
import org.locationtech.jts.geom.Polygon;

/** Keeps the plan of a parcel in a protected area under the height that is allowed there. */
final class HeightLimits {
  private static final double STOREY_M = 3.2;

  private final List<Limit> limits;

  private record Limit(Polygon geom, double heightM) {}

  /**
   * @param areas of the specification
   * @param drawn the same areas, first and in the same order
   */
  HeightLimits(List<ProtectedArea> areas, List<PlanArea> drawn) {
    this.limits =
        IntStream.range(0, areas.size())
            .mapToObj(i -> new Limit(drawn.get(i).geom(), areas.get(i).heightLimitM()))
            .toList();
  }

  Parcel applied(Parcel parcel) {
    Parcel kept = parcel;
    for (Limit limit : limits) {
      boolean inside =
          limit.geom().getEnvelopeInternal().intersects(parcel.geom().getEnvelopeInternal())
              && limit.geom().contains(parcel.geom().getInteriorPoint());
      if (inside) {
        kept = kept.withLimits(kept.limits().map(old -> lowered(old, limit.heightM())));
      }
    }
    return kept;
  }

  private static Parcel.PlanLimits lowered(Parcel.PlanLimits old, double heightM) {
    if (old.heightM() <= heightM) {
      return old;
    }
    double floors = Math.floor(heightM / STOREY_M);
    double far = Math.min(old.far(), Amounts.tenths(old.density() * floors));
    return new Parcel.PlanLimits(far, old.density(), heightM);
  }
}
