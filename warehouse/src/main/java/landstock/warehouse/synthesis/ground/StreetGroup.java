package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import landstock.warehouse.synthesis.spec.StreetSpec;

/** Which streets lie on which side of the next cut. */
final class StreetGroup {
  private StreetGroup() {}

  /**
   * @param direction across which the cut runs, radians from east
   * @param fraction of the weight that lies below
   */
  record Split(double direction, double fraction, List<StreetSpec> below, List<StreetSpec> above) {}

  /** Splits along the main axis of the streets' places, where the weights are most equal. */
  static Split split(List<StreetSpec> group) {
    double direction = mainAxis(group);
    double ux = StrictMath.cos(direction);
    double uy = StrictMath.sin(direction);
    List<StreetSpec> sorted = new ArrayList<>(group);
    sorted.sort(
        Comparator.comparingDouble(s -> ux * s.near().eastingM() + uy * s.near().northingM()));
    double total = weight(sorted);
    int best = 1;
    for (int i = 2; i < sorted.size(); i++) {
      if (Math.abs(weight(sorted.subList(0, i)) / total - 0.5)
          < Math.abs(weight(sorted.subList(0, best)) / total - 0.5)) {
        best = i;
      }
    }
    List<StreetSpec> below = List.copyOf(sorted.subList(0, best));
    List<StreetSpec> above = List.copyOf(sorted.subList(best, sorted.size()));
    return new Split(direction, weight(below) / total, below, above);
  }

  private static double mainAxis(List<StreetSpec> group) {
    double e = group.stream().mapToDouble(s -> s.near().eastingM()).sum() / group.size();
    double n = group.stream().mapToDouble(s -> s.near().northingM()).sum() / group.size();
    double ee = 0;
    double nn = 0;
    double en = 0;
    for (StreetSpec street : group) {
      double de = street.near().eastingM() - e;
      double dn = street.near().northingM() - n;
      ee += de * de;
      nn += dn * dn;
      en += de * dn;
    }
    return StrictMath.atan2(2 * en, ee - nn) / 2;
  }

  private static double weight(List<StreetSpec> streets) {
    double sum = 0;
    for (StreetSpec street : streets) {
      sum += street.weight();
    }
    return sum;
  }
}
